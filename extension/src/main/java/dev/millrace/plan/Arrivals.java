package dev.millrace.plan;

/** How requests of the open model arrive around their rate. */
public enum Arrivals {
    /** Evenly: at 100 a second one each 10 ms. */
    CONSTANT,
    /**
     * At random and independently of each other, as those of many users are: a Poisson process,
     * whose gaps are exponentially distributed. The same seed gives the same arrivals.
     */
    POISSON
}
