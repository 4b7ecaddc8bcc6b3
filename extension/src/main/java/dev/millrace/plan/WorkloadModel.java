package dev.millrace.plan;

/** When requests are due. */
public sealed interface WorkloadModel permits WorkloadModel.Closed {

    /**
     * Returns the window.
     *
     * @return the most requests in flight, at least 1
     */
    int concurrency();

    /**
     * A slot takes its next request when its last one ended.
     *
     * @param concurrency the window: the most requests in flight, at least 1
     */
    record Closed(int concurrency) implements WorkloadModel {
        // Refuses an empty window.
        public Closed {
            Rules.require(concurrency >= 1, "concurrency", "be at least 1", concurrency);
        }
    }
}
