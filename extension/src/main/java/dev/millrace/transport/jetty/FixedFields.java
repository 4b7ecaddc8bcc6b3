package dev.millrace.transport.jetty;

import dev.millrace.plan.ConnectionOptions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The header fields that are the same for all requests of a route, encoded once. */
final class FixedFields {

    private final ConnectionOptions options;
    private String prefix = "";
    private Map<String, String> fields = Map.of();
    private byte[] encoded = {};

    FixedFields(ConnectionOptions options) {
        this.options = options;
    }

    /** Appends these fields but for those that a request sets itself. */
    void appendTo(HeaderText text, Route route, List<Map.Entry<String, String>> own) {
        if (!route.prefix().equals(prefix)) {
            encode(route);
        }
        if (isSetBy(own)) {
            fields.forEach(
                    (name, value) -> {
                        if (!sets(own, name)) {
                            text.appendField(name, value);
                        }
                    });
        } else {
            text.append(encoded);
        }
    }

    private boolean isSetBy(List<Map.Entry<String, String>> own) {
        for (int i = 0; i < own.size(); i++) {
            if (fields.containsKey(own.get(i).getKey())) {
                return true;
            }
        }
        return false;
    }

    private static boolean sets(List<Map.Entry<String, String>> own, String name) {
        return own.stream().anyMatch(field -> field.getKey().equalsIgnoreCase(name));
    }

    /** Only the last route's: most runs have one, and others pay little. */
    private void encode(Route newRoute) {
        Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        all.put("Host", hostOf(newRoute));
        all.put("User-Agent", LaneTransport.USER_AGENT);
        if (newRoute.authorization() != null) {
            all.put("Authorization", newRoute.authorization());
        }
        all.putAll(options.headers());
        HeaderText text = new HeaderText();
        all.forEach(text::appendField);
        fields = all;
        encoded = text.toBytes();
        prefix = newRoute.prefix();
    }

    private static String hostOf(Route route) {
        return route.endpoint().origin.authority();
    }
}
