package dev.millrace.verdict;

import dev.millrace.result.LoadResult;

/**
 * What kept a run from being faster.
 *
 * @param cause what it was
 * @param sentence the same in words, with its evidence
 */
public record Bound(Cause cause, String sentence) {

    /** What can bound a run. */
    public enum Cause {
        /** This process may open no more files. */
        DESCRIPTORS,
        /** This machine has no more local ports. */
        PORTS,
        /**
         * The figures do not tell: there was no response, or nothing explains why requests were
         * late.
         */
        UNKNOWN,
        /** The author's own code, on the lanes. */
        USER_CODE,
        /** Garbage collection in this JVM. */
        GC_PAUSES,
        /** The lanes had work to do, and got no processor for it. */
        STARVED,
        /** The CPU of the lanes. */
        GENERATOR_CPU,
        /** Looking up the names of hosts. */
        NAMES,
        /** The rate: all that was due was sent. */
        SCHEDULE,
        /** The pauses and limits that the test asked for. */
        POLITENESS,
        /** Making connections. */
        CONNECTING,
        /** Nothing: there was too little to do to fill the window. */
        TOO_LITTLE,
        /** The processors of this machine, whoever used them. */
        MACHINE_CPU,
        /** The target, where requests waited for each other. */
        SERVER,
        /** The number of requests in flight, by Little's law. */
        WINDOW;

        /**
         * Tells whether this side was the limit: the generator, or what the test gave it.
         *
         * @return true where the figures say little about the target
         */
        public boolean ofGenerator() {
            return switch (this) {
                case DESCRIPTORS, PORTS, USER_CODE, GC_PAUSES, STARVED, GENERATOR_CPU, WINDOW ->
                        true;
                default -> false;
            };
        }
    }

    private static final String OWN_TARGET =
            " The target runs in this very process: both share CPU, heap and collectors' pauses.";

    /**
     * Tells what bounded a run.
     *
     * @param result what it measured
     * @return the one bound that explains most
     */
    public static Bound of(LoadResult result) {
        Bound bound = new BoundRules(result).first();
        return result.generator().ownTarget()
                ? new Bound(bound.cause, bound.sentence + OWN_TARGET)
                : bound;
    }

    /**
     * Returns the most that the window can give at the times that were measured, by Little's law:
     * requests in flight ÷ mean time for which each holds its slot.
     *
     * @param result what a run measured
     * @return responses a second; 0 where there was none
     */
    public static double ceiling(LoadResult result) {
        return new Evidence(result).ceiling();
    }
}
