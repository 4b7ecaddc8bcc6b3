package dev.millrace;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a run must achieve: each attribute that is set becomes an objective of the verdict.
 *
 * <p>Times are response times as {@code "250 ms"}. A percentile needs ten samples above it: p99
 * needs 1,000 requests. On a class it holds for all of its load tests that have none of their own.
 */
@Documented
@Inherited
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface ServiceLevel {

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
     * The share of requests that may fail, 0..1; where it is not set, none may.
     *
     * @return the share, NaN for no objective
     */
    double failures() default Double.NaN;

    /**
     * The requests that must succeed each second, over the whole run.
     *
     * @return requests a second, NaN for no objective
     */
    double throughput() default Double.NaN;
}
