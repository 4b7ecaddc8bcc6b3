package dev.millrace.http;

/**
 * A request that got no complete response.
 *
 * @param kind what kind of failure it was
 * @param detail what the machine said, for people; not part of what makes failures distinct
 */
public record TransportFailure(FailureKind kind, String detail) implements Outcome {}
