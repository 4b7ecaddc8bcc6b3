package dev.millrace.http;

import java.util.List;

/**
 * A request that got no complete response.
 *
 * @param kind what kind of failure it was
 * @param detail what the machine said, for people; not part of what makes failures distinct
 * @param redirects the redirects that were followed before it failed
 */
public record TransportFailure(FailureKind kind, String detail, List<Redirect> redirects)
        implements Outcome {

    // Copies what could change.
    public TransportFailure {
        redirects = List.copyOf(redirects);
    }

    /**
     * Makes the failure of a request that followed no redirect.
     *
     * @param kind what kind of failure it was
     * @param detail what the machine said, for people
     */
    public TransportFailure(FailureKind kind, String detail) {
        this(kind, detail, List.of());
    }
}
