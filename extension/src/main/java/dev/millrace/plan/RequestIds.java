package dev.millrace.plan;

import java.util.UUID;

/**
 * The ids that requests carry, so that they can be found in the target's log.
 *
 * @param header the header field that carries them
 * @param runId what the ids of one run have in common, and those of no other run
 */
public record RequestIds(String header, String runId) {

    /**
     * Returns the ids of a new run.
     *
     * @param header the header field that carries them
     * @return ids that no other run has
     */
    public static RequestIds ofNewRun(String header) {
        return new RequestIds(header, UUID.randomUUID().toString().replace("-", ""));
    }

    /**
     * Returns the id of a request.
     *
     * @param index the request's index
     * @return the run's id, a hyphen and the index
     */
    public String of(long index) {
        return runId + "-" + index;
    }
}
