package dev.millrace.transport.jetty;

import dev.millrace.plan.ConnectionOptions;
import dev.millrace.request.Request;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jetty.http.HttpHeader;

/** The header fields that are the same for all requests of a route, encoded once. */
final class FixedFields {

    /** As RFC 9112, section 3.2, wants it. */
    private static final Comparator<String> HOST_FIRST =
            Comparator.comparing((String name) -> !HttpHeader.HOST.is(name))
                    .thenComparing(String.CASE_INSENSITIVE_ORDER);

    private final ConnectionOptions options;
    private final RequestRules rules;
    private String prefix = "";
    private Map<String, String> fields = Map.of();
    private byte[] encoded = {};

    FixedFields(ConnectionOptions options, RequestRules rules) {
        this.options = options;
        this.rules = rules;
    }

    /** Appends these fields but for those that a request sets itself, or that it must not have. */
    void appendTo(HeaderText text, Route route, Request request) {
        if (!route.prefix().equals(prefix)) {
            encode(route);
        }
        if (setsAny(request) || rules.omitsOfRun(request)) {
            fields.forEach(
                    (name, value) -> {
                        if (!sets(request, name) && !rules.omits(name, request)) {
                            text.appendField(name, value);
                        }
                    });
        } else {
            text.append(encoded);
        }
    }

    private boolean setsAny(Request request) {
        List<Map.Entry<String, String>> own = request.headers();
        for (int i = 0; i < own.size(); i++) {
            if (fields.containsKey(own.get(i).getKey())) {
                return true;
            }
        }
        return false;
    }

    private static boolean sets(Request request, String name) {
        return request.headers().stream().anyMatch(field -> field.getKey().equalsIgnoreCase(name));
    }

    /** Only the last route's: most runs have one, and others pay little. */
    private void encode(Route newRoute) {
        Map<String, String> all = new TreeMap<>(HOST_FIRST);
        all.put("Host", hostOf(newRoute));
        all.put("User-Agent", LaneTransport.USER_AGENT);
        if (newRoute.authorization() != null) {
            all.put("Authorization", newRoute.authorization());
        }
        all.putAll(options.headers());
        all.keySet().removeIf(rules::writesItself);
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
