package dev.millrace.http;

import java.util.List;

/** How one request ended: with a response, whatever its status, or without one. */
public sealed interface Outcome permits Response, TransportFailure {

    /**
     * Returns the redirects that were followed before this outcome.
     *
     * @return each step in order; empty where none was followed
     */
    List<Redirect> redirects();
}
