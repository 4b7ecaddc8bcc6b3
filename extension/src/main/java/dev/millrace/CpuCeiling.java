package dev.millrace;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How much CPU time a process may use during a run.
 *
 * <p>A ceiling that could not be measured is inconclusive. On a class it holds for all of its load
 * tests that have none of their own for this side.
 */
@Documented
@Inherited
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(CpuCeilings.class)
public @interface CpuCeiling {

    /**
     * Whose CPU time: that of the target takes {@link Load#watch}.
     *
     * @return one side
     */
    Side of();

    /**
     * How many processors may be kept busy on average: CPU time ÷ elapsed time.
     *
     * @return a number such as 1.5; NaN for no ceiling
     */
    double cores() default Double.NaN;

    /**
     * The CPU time of all threads for each request, on average.
     *
     * @return a time with its unit, such as {@code "200 us"}; empty for no ceiling
     */
    String perRequest() default "";
}
