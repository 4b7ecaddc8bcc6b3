package dev.millrace.http;

/** How one request ended: with a response, whatever its status, or without one. */
public sealed interface Outcome permits Response, TransportFailure {}
