package dev.millrace;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How much memory a process may use during a run, as {@code "64 MiB"}; the ceilings are absolute.
 *
 * <p>A ceiling that could not be measured is inconclusive. Where the target runs in this JVM too,
 * its memory counts. On a class it holds for all of its load tests that have none of their own for
 * this side.
 */
@Documented
@Inherited
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(MemoryCeilings.class)
public @interface MemoryCeiling {

    /**
     * Whose memory: that of the target takes {@link Load#watch}, and may have ceilings of heap and
     * rss only.
     *
     * @return one side
     */
    Side of() default Side.SELF;

    /**
     * The live heap at most: in use after a collection; one is forced before the run and one after
     * it.
     *
     * @return a size with its unit, empty for no ceiling
     */
    String heap() default "";

    /**
     * The resident set of the process at most; Linux only.
     *
     * @return a size with its unit, empty for no ceiling
     */
    String rss() default "";

    /**
     * The direct buffers at most, sampled about ten times a second.
     *
     * @return a size with its unit, empty for no ceiling
     */
    String direct() default "";

    /**
     * What the lanes' threads may allocate for each request, on average.
     *
     * @return a size with its unit, empty for no ceiling
     */
    String allocationPerRequest() default "";
}
