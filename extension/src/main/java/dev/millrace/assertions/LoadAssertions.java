package dev.millrace.assertions;

import dev.millrace.log.TargetLog;
import dev.millrace.plan.TimeBound;
import dev.millrace.result.LoadResult;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Assertions on results; meant to be imported statically, beside those of AssertJ.
 *
 * <pre>{@code
 * assertThat(result)
 *         .hasNoFailures()
 *         .hasThroughputOfAtLeast(5_000)
 *         .hasResponseTime(99, atMost(Duration.ofMillis(250)));
 * }</pre>
 *
 * <p>An assertion about what was measured on too few samples, or not at all, fails and says so: it
 * never passes by chance.
 */
public final class LoadAssertions {

    private LoadAssertions() {}

    /**
     * Starts assertions on a result.
     *
     * @param actual the result; null fails the first assertion
     * @return its assertions
     */
    public static LoadResultAssert assertThat(@Nullable LoadResult actual) {
        return new LoadResultAssert(actual);
    }

    /**
     * Starts assertions on what the target logged.
     *
     * @param actual the log; null fails the first assertion
     * @return its assertions
     */
    public static TargetLogAssert assertThat(@Nullable TargetLog actual) {
        return new TargetLogAssert(actual);
    }

    /**
     * Returns an upper bound of a time.
     *
     * @param limit the largest time allowed, not negative
     * @return the bound
     * @throws dev.millrace.plan.BadSettingException if the limit is negative
     */
    public static TimeBound atMost(Duration limit) {
        return new TimeBound(true, limit);
    }

    /**
     * Returns a lower bound of a time.
     *
     * @param limit the smallest time allowed, not negative
     * @return the bound
     * @throws dev.millrace.plan.BadSettingException if the limit is negative
     */
    public static TimeBound atLeast(Duration limit) {
        return new TimeBound(false, limit);
    }
}
