package dev.millrace;

import dev.millrace.plan.Arrivals;
import dev.millrace.plan.TransportChoice;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/**
 * Makes a method a test that sends load: it takes a {@link Load} seeded with these settings, and
 * calls its {@code run}.
 *
 * <p>The method must not return a value, must not be private or static, and must send something. It
 * carries the tag {@code load} and runs while no other test of its JVM does. For parameterized and
 * repeated tests leave this annotation out, and register {@link LoadExtension} instead.
 *
 * <p>Each setting has a method of the same name in {@link Load}; {@code requests}, {@code
 * duration}, {@code concurrency} and {@code rate} can be set from outside too, as {@code
 * millrace.requests} and so on.
 */
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Test
@Tag("load")
@ExtendWith(LoadExtension.class)
@ResourceLock(Resources.GLOBAL)
// Only overrides a suite's default time-out, which is meant for other tests: `deadline` does the
// work.
@Timeout(value = 7, unit = TimeUnit.DAYS)
public @interface LoadTest {

    /**
     * How many requests are sent at most; 0, the default, for no bound of this kind.
     *
     * @return the number of requests
     */
    long requests() default 0;

    /**
     * For how long requests are sent at most, as {@code "30 s"}; empty, the default, for no bound
     * of this kind.
     *
     * @return a duration with its unit
     */
    String duration() default "";

    /**
     * The window: the most requests in flight, at least 1; 10 by default.
     *
     * @return the number of requests in flight
     */
    int concurrency() default Load.DEFAULT_CONCURRENCY;

    /**
     * How many requests are due a second, whatever the server does: the open model. NaN, the
     * default, stands for the closed one, in which each slot of the window sends its next request
     * when its last one ended. What is due while the window is full waits, and that is part of its
     * response time.
     *
     * @return requests a second, above 0, at most 10,000,000
     */
    double rate() default Double.NaN;

    /**
     * How requests arrive around {@link #rate} or that of a {@link Stage}.
     *
     * @return CONSTANT by default: evenly
     */
    Arrivals arrivals() default Arrivals.CONSTANT;

    /**
     * What random arrivals and pauses are drawn from: the same seed gives the same ones.
     *
     * @return any number; 0 by default
     */
    long seed() default Load.DEFAULT_SEED;

    /**
     * Over how long the load grows to its full size, in a straight line from nothing: {@link #rate}
     * in the open model, {@link #concurrency} in the closed one. Empty, the default, for at once.
     *
     * @return a duration with its unit
     */
    String rampUp() default "";

    /**
     * The time from one request of a slot to its next one, however long the request takes, in the
     * closed model; empty, the default, for as soon as the last one has ended. A request that is
     * late as the last one took too long keeps the time at which it was due.
     *
     * @return a duration with its unit
     */
    String pacing() default "";

    /**
     * What is sent before anything is recorded: {@code "10 s"}, {@code "5000 requests"}, or {@code
     * "steady"}, which waits until response times are, 60 s at most; {@code "steady within 90 s"}
     * for another time. It counts neither for {@link #requests} nor for {@link #duration}; ramps
     * and stages start with it.
     *
     * @return the warm-up; empty for none
     */
    String warmUp() default "";

    /**
     * How long one request may take, from its start to the last byte of its response; {@code "30
     * s"} by default.
     *
     * @return a duration with its unit
     */
    String timeout() default "";

    /**
     * How long one attempt to connect may take, and a TLS handshake as long again; {@code "10 s"}
     * by default.
     *
     * @return a duration with its unit
     */
    String connectTimeout() default "";

    /**
     * How long the first byte of a response may take once its request is written; no limit of its
     * own by default.
     *
     * @return a duration with its unit
     */
    String firstByteTimeout() default "";

    /**
     * How long the whole run may take; {@code "1 h"} by default. What was measured until then is
     * reported, and the verdict is missed.
     *
     * @return a duration with its unit
     */
    String deadline() default "";

    /**
     * Which transport carries the requests; DIRECT is refused where redirects are followed, cookies
     * are kept or bodies are left unread.
     *
     * @return AUTO by default: the cheapest that can do what is asked
     */
    TransportChoice transport() default TransportChoice.AUTO;

    /**
     * Whether the run stops as soon as an objective cannot be met any more, rather than to go on to
     * its planned end; looked at each second. What was measured until then is reported.
     *
     * @return false by default
     */
    boolean failFast() default false;

    /**
     * What becomes of the test where an objective is inconclusive and none is missed.
     *
     * @return FAIL by default
     */
    OnInconclusive onInconclusive() default OnInconclusive.FAIL;
}
