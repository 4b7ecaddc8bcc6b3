package dev.millrace;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a run must achieve: each attribute that is set becomes an objective of the verdict.
 *
 * <p>Times are response times as {@code "250 ms"}. A percentile needs ten samples above it: p99
 * needs 1,000 requests. On a class it holds for all of its load tests that have none of their own.
 *
 * <p>Repeatable: beside what the run as a whole must achieve there may be what the requests of a
 * label must, and what must hold in each window of the run.
 *
 * <pre>{@code
 * @ServiceLevel(p99 = "250 ms")
 * @ServiceLevel(label = "order", p99 = "400 ms", failures = 0.01)
 * @ServiceLevel(max = "2 s", within = "10 s")
 * }</pre>
 */
@Documented
@Inherited
@Repeatable(ServiceLevels.class)
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface ServiceLevel {

    /**
     * The label of the requests that are meant. Their response times are kept as exactly as those
     * of the whole run. Where no request had it, the objectives are inconclusive.
     *
     * @return a label of requests, empty for all requests
     */
    String label() default "";

    /**
     * A time in each stretch of which the objectives must hold, rather than in the run as a whole:
     * {@code "10 s"} for any ten seconds, sliding second by second. Requests belong to the second
     * in which they ended. Stretches with too few samples for a percentile are not judged; where
     * none has enough, it is inconclusive.
     *
     * @return a duration with its unit, from one second to the length of the run; empty for no
     *     windows
     */
    String within() default "";

    /**
     * A number of requests: {@link #failures}, the only objective there may be then, must hold for
     * each so many that ended one after the other. With several lanes those of a second count lane
     * after lane.
     *
     * @return within 1..10,000,000; 0 for no windows
     */
    int last() default 0;

    /**
     * The median response time at most.
     *
     * @return a duration with its unit, empty for no objective
     */
    String p50() default "";

    /**
     * The 90th percentile of the response time at most.
     *
     * @return a duration with its unit, empty for no objective
     */
    String p90() default "";

    /**
     * The 95th percentile of the response time at most.
     *
     * @return a duration with its unit, empty for no objective
     */
    String p95() default "";

    /**
     * The 99th percentile of the response time at most.
     *
     * @return a duration with its unit, empty for no objective
     */
    String p99() default "";

    /**
     * The 99.9th percentile of the response time at most.
     *
     * @return a duration with its unit, empty for no objective
     */
    String p999() default "";

    /**
     * The longest response time at most.
     *
     * @return a duration with its unit, empty for no objective
     */
    String max() default "";

    /**
     * The mean response time at most.
     *
     * @return a duration with its unit, empty for no objective
     */
    String mean() default "";

    /**
     * The share of requests that may fail, 0..1. Where no service level says so of all requests,
     * none may fail but those of labels with a share of their own.
     *
     * @return the share, NaN for no objective
     */
    double failures() default Double.NaN;

    /**
     * The requests that must succeed each second, on average.
     *
     * @return requests a second, NaN for no objective
     */
    double throughput() default Double.NaN;
}
