package dev.millrace.transport.fuzz;

import dev.millrace.http.ConnectionCounts;
import dev.millrace.http.Outcome;
import dev.millrace.http.Response;
import dev.millrace.http.TransportFailure;
import dev.millrace.server.ReceivedRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What became of an exchange.
 *
 * @param outcome its outcome
 * @param events what the transport told of it before
 * @param received the request as the server saw it, once
 * @param next the outcome of a plain request after it
 * @param reused whether that went over the same connection
 * @param counts what the transport counted for both
 */
record Observation(
        Outcome outcome,
        List<String> events,
        List<ReceivedRequest> received,
        Outcome next,
        boolean reused,
        ConnectionCounts counts) {

    /**
     * Tells whether another transport may have seen this too.
     *
     * @param exact whether the end of the response is beyond doubt: where there may be bytes behind
     *     it, a transport may as well close the connection as drop them; HttpClient does the
     *     latter, and shows nobody that it did
     */
    boolean agreesWith(Observation other, boolean exact) {
        boolean sameConnection = reused == other.reused && counts.equals(other.counts);
        return lines().equals(other.lines())
                && (sameConnection || (!exact && outcome instanceof Response));
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>();
        describe(outcome, lines);
        lines.add("told: " + (outcome instanceof Response ? events : withoutFirstByte()));
        received.forEach(request -> lines.add("received: " + describe(request)));
        lines.add("the next request:");
        describe(next, lines);
        return lines;
    }

    /** Whether a response that breaks off had begun is a matter of taste, and of no consequence. */
    private List<String> withoutFirstByte() {
        return events.stream().filter(event -> !event.equals("firstByte")).toList();
    }

    private static void describe(Outcome outcome, List<String> lines) {
        if (outcome instanceof TransportFailure failure) {
            lines.add(failure.kind() + ": " + failure.detail());
        } else if (outcome instanceof Response response) {
            lines.add(response.status() + " \"" + response.reason() + '"');
            response.headers().forEach((name, value) -> lines.add(field(name, value)));
            byte[] kept = response.body().bytes();
            lines.add("body: " + response.body() + ", hash " + Arrays.hashCode(kept));
        }
    }

    /** In which case Jetty's parser tells a name depends on what it holds in its caches. */
    private static String field(String name, String value) {
        return name.toLowerCase(Locale.ROOT) + ": " + value;
    }

    private static String describe(ReceivedRequest request) {
        List<String> fields = request.fields().stream().sorted().toList();
        int size = request.body().length();
        return request.method() + " " + request.target() + " " + fields + " " + size + " B";
    }

    @Override
    public String toString() {
        return "  "
                + String.join("\n  ", lines())
                + (reused ? "\n  over the same connection, " : "\n  over another connection, ")
                + counts;
    }
}
