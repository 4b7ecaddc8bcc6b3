package dev.millrace.result;

import dev.millrace.http.Body;
import dev.millrace.http.Headers;
import dev.millrace.http.Outcome;
import dev.millrace.http.Redirect;
import dev.millrace.http.Response;
import dev.millrace.http.TransportFailure;
import dev.millrace.request.BytesBody;
import dev.millrace.request.MultipartBody;
import dev.millrace.request.Part;
import dev.millrace.request.Request;
import dev.millrace.request.RequestBody;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Shows people a request and what came of it: truncated, control characters escaped, secrets
 * masked.
 */
public final class Transcript {

    /** Request and response each get half of the 2,000 characters, so that both are seen. */
    private static final Transcript SHORT = new Transcript(500, 999);

    private static final Transcript WHOLE = new Transcript(Integer.MAX_VALUE, Integer.MAX_VALUE);

    /** More of a body is read than is shown, so that what is masked is masked as a whole. */
    private static final int BYTES_READ_FOR_A_CHAR = 16;

    private static final String MASK = "***";
    private static final Pattern PASSWORD = Pattern.compile("(://[^/?#\\s:@]*):[^/?#\\s]*@");
    private static final Pattern LINE_END = Pattern.compile("\r?\n");

    private final int partChars;
    private final int sideChars;

    /**
     * Shows so much.
     *
     * @param partChars of each line and each body
     * @param sideChars of the request, and of the response
     */
    private Transcript(int partChars, int sideChars) {
        this.partChars = partChars;
        this.sideChars = sideChars;
    }

    /**
     * Shows a request and its response, or why there was none.
     *
     * <p>Lines of the request start with {@code >}, those of the response with {@code <}. Of each
     * body the first 500 characters are shown, of all 2,000.
     *
     * @param request the request
     * @param uri where it went, completed by the run's target
     * @param outcome how it ended
     * @return several lines without a line end at the end
     */
    public static String of(Request request, String uri, Outcome outcome) {
        return SHORT.show(request, uri, outcome);
    }

    /**
     * Shows all of a request and its response, or why there was none; secrets are masked here too.
     *
     * @param request the request
     * @param uri where it went, completed by the run's target
     * @param outcome how it ended
     * @return several lines without a line end at the end
     */
    public static String whole(Request request, String uri, Outcome outcome) {
        return WHOLE.show(request, uri, outcome);
    }

    private String show(Request request, String uri, Outcome outcome) {
        return side("> ", requestLines(request, uri)) + "\n" + side("< ", outcomeLines(outcome));
    }

    /**
     * Escapes what would not show, or would do something to a terminal: control and format
     * characters, line ends, halves of surrogate pairs. What is escaped stays as it is when escaped
     * again.
     *
     * @param text any text
     * @return the text on one line, with <code>&#92;n</code>, <code>&#92;r</code>, <code>&#92;t
     *     </code> and <code>&#92;u001b</code> for what was escaped
     */
    public static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        text.codePoints().forEach(codePoint -> append(escaped, codePoint));
        return escaped.toString();
    }

    /**
     * Writes the redirects that were followed: {@code 301 http://a/ -> 302 http://b/}, each status
     * with where it led, passwords masked.
     *
     * @param redirects the redirects in order
     * @return the text, or null for none
     */
    public static @Nullable String way(List<Redirect> redirects) {
        return redirects.isEmpty()
                ? null
                : redirects.stream()
                        .map(redirect -> redirect.status() + " " + maskUri(redirect.to()))
                        .collect(Collectors.joining(" -> "));
    }

    /**
     * Masks the passwords of URIs.
     *
     * @param text a URI, or any text with URIs in it
     * @return the text with {@code user:***@host} for each password
     */
    public static String maskUri(String text) {
        return PASSWORD.matcher(text).replaceAll("$1:" + MASK + "@");
    }

    private List<String> requestLines(Request request, String uri) {
        List<String> lines = new ArrayList<>();
        lines.add(request.method() + " " + uri);
        request.headers().forEach(field -> lines.add(field(field.getKey(), field.getValue())));
        RequestBody body = request.body();
        if (body != null) {
            addBody(lines, body);
        }
        return lines;
    }

    private void addBody(List<String> lines, RequestBody body) {
        if (body instanceof BytesBody bytes) {
            addBody(lines, bytes.bytes(), bytes.bytes().length);
        } else if (body instanceof MultipartBody multipart) {
            multipart.parts().forEach(part -> addPart(lines, part));
        } else {
            lines.addAll(List.of("", body.toString()));
        }
    }

    private void addPart(List<String> lines, Part part) {
        String file = part.fileName() == null ? "" : ", file " + part.fileName();
        lines.addAll(
                List.of("", "part " + part.name() + file + ", " + part.content().contentType()));
        addBody(lines, part.content());
    }

    private List<String> outcomeLines(Outcome outcome) {
        List<String> lines = new ArrayList<>();
        addRedirects(lines, outcome.redirects());
        if (outcome instanceof TransportFailure failure) {
            lines.add("no response: " + failure.kind().text() + ": " + failure.detail());
            return lines;
        }
        Response response = (Response) outcome;
        lines.add((response.status() + " " + response.reason()).strip());
        response.headers().forEach((name, value) -> lines.add(field(name, value)));
        Body body = response.body();
        if (body.read()) {
            addBody(lines, body.bytes(), body.size());
        } else {
            lines.addAll(List.of("", "(body " + body + ")"));
        }
        return lines;
    }

    /** The last one tells where the outcome comes from. */
    private static void addRedirects(List<String> lines, List<Redirect> redirects) {
        if (!redirects.isEmpty()) {
            Redirect last = redirects.get(redirects.size() - 1);
            lines.add("redirect " + redirects.size() + ": " + last.status() + " to " + last.to());
        }
    }

    private static String field(String name, String value) {
        return name + ": " + (Headers.isSecret(name) ? MASK : value);
    }

    private void addBody(List<String> lines, byte[] kept, long size) {
        if (size == 0) {
            return;
        }
        lines.add("");
        int read = (int) Math.min(kept.length, (long) BYTES_READ_FOR_A_CHAR * partChars);
        String text = maskUri(new String(kept, 0, read, StandardCharsets.UTF_8));
        String start = start(text, partChars);
        if (!start.isEmpty()) {
            lines.addAll(List.of(LINE_END.split(start, -1)));
        }
        if (start.length() < text.length() || read < size) {
            lines.add(String.format(Locale.ROOT, "... (%,d B in all)", size));
        }
    }

    private String side(String prefix, List<String> lines) {
        List<String> shown = new ArrayList<>();
        for (String line : lines) {
            String masked = maskUri(line);
            String cut = start(masked, partChars);
            shown.add(
                    (prefix + escape(cut) + (cut.length() < masked.length() ? "..." : ""))
                            .stripTrailing());
        }
        String side = String.join("\n", shown);
        return side.length() <= sideChars ? side : start(side, sideChars - 3) + "...";
    }

    private static String start(String text, int chars) {
        if (text.length() <= chars) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(chars - 1)) ? chars - 1 : chars;
        return text.substring(0, end);
    }

    private static void append(StringBuilder escaped, int codePoint) {
        switch (codePoint) {
            case '\n' -> escaped.append("\\n");
            case '\r' -> escaped.append("\\r");
            case '\t' -> escaped.append("\\t");
            default -> {
                if (shows(codePoint)) {
                    escaped.appendCodePoint(codePoint);
                } else {
                    escaped.append(String.format(Locale.ROOT, "\\u%04x", codePoint));
                }
            }
        }
    }

    private static boolean shows(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    false;
            default -> true;
        };
    }
}
