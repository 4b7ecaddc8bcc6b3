package dev.millrace;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A stretch of the open model: requests are due at a steady rate, or at one that goes up or down in
 * a straight line. Several follow each other in the order in which they are written; the run ends
 * with the last one.
 *
 * <p>Either {@link #rate} or {@link #rampTo} must be set. Those nearest to the method count.
 */
@Documented
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(Stages.class)
public @interface Stage {

    /**
     * The rate of the whole stage, in requests a second; 0 for a pause.
     *
     * @return at least 0
     */
    double rate() default Double.NaN;

    /**
     * The rate at the end of the stage, in requests a second: it goes there in a straight line from
     * that at the end of the stage before, or from 0 in the first one.
     *
     * @return at least 0
     */
    double rampTo() default Double.NaN;

    /**
     * How long the stage lasts, as {@code "30 s"}.
     *
     * @return a duration with its unit
     */
    String duration();
}
