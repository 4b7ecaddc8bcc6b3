package dev.millrace.server;

import java.util.List;

/**
 * A request as it came over the wire.
 *
 * @param method the method
 * @param target the request target, byte for byte
 * @param fields the header fields as lines
 * @param body the body, one character a byte
 */
public record ReceivedRequest(String method, String target, List<String> fields, String body) {

    /** Returns the values of a header field; names are case-insensitive. */
    public List<String> header(String name) {
        String prefix = name + ":";
        return fields.stream()
                .filter(field -> field.regionMatches(true, 0, prefix, 0, prefix.length()))
                .map(field -> field.substring(prefix.length()).trim())
                .toList();
    }

    /** Returns all of it as text: what an echo answers. */
    public String text() {
        return method + " " + target + "\n" + String.join("\n", fields) + "\n\n" + body;
    }
}
