package dev.millrace;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Expects each response to have a header field like this; exactly one attribute besides the name
 * says how.
 *
 * <p>Of a repeated field, one value is enough. On a class it holds for all of its load tests,
 * besides their own.
 */
@Documented
@Inherited
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(ExpectHeaders.class)
public @interface ExpectHeader {

    /**
     * The field's name, in any case.
     *
     * @return the name
     */
    String name();

    /**
     * The exact value.
     *
     * @return the value, empty for another kind of expectation
     */
    String value() default "";

    /**
     * A part of the value.
     *
     * @return the part, empty for another kind of expectation
     */
    String contains() default "";

    /**
     * A regular expression for the whole value.
     *
     * @return the expression, empty for another kind of expectation
     */
    String matches() default "";

    /**
     * That the field is there, with any value.
     *
     * @return true to expect that
     */
    boolean present() default false;

    /**
     * That the field is not there.
     *
     * @return true to expect that
     */
    boolean absent() default false;
}
