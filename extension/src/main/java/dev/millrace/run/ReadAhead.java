package dev.millrace.run;

import dev.millrace.request.Request;
import org.jspecify.annotations.Nullable;

/**
 * A request that the source gave, and that was not taken yet.
 *
 * @param index its index
 * @param request the request, or null where it could not be made
 * @param thrown what the author's code threw, or null where there is a request
 * @param host where it goes, or null where it goes nowhere
 */
record ReadAhead(
        long index, @Nullable Request request, @Nullable Throwable thrown, @Nullable String host) {}
