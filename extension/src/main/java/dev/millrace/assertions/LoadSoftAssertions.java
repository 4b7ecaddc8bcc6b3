package dev.millrace.assertions;

import dev.millrace.log.TargetLog;
import dev.millrace.result.LoadResult;
import java.util.function.Consumer;
import org.assertj.core.api.AbstractSoftAssertions;
import org.assertj.core.api.SoftAssertionsProvider;
import org.assertj.core.api.StandardSoftAssertionsProvider;
import org.jspecify.annotations.Nullable;

/**
 * Soft assertions on results, and all those of AssertJ: everything is checked before anything
 * fails.
 *
 * <pre>{@code
 * LoadSoftAssertions.assertSoftly(softly -> {
 *     softly.assertThat(result).hasThroughputOfAtLeast(5_000);
 *     softly.assertThat(result).hasResponseTime(99, atMost(Duration.ofMillis(250)));
 * });
 * }</pre>
 *
 * <p>Also injected by AssertJ's {@code SoftAssertionsExtension} into fields annotated with {@code
 * InjectSoftAssertions}. For one thread.
 */
public class LoadSoftAssertions extends AbstractSoftAssertions
        implements StandardSoftAssertionsProvider {

    /** Starts without any error. */
    public LoadSoftAssertions() {}

    /**
     * Starts soft assertions on a result.
     *
     * @param actual the result; null fails the first assertion
     * @return its assertions, whose errors are collected
     */
    public LoadResultAssert assertThat(@Nullable LoadResult actual) {
        return proxy(LoadResultAssert.class, LoadResult.class, actual);
    }

    /**
     * Starts soft assertions on what the target logged.
     *
     * @param actual the log; null fails the first assertion
     * @return its assertions, whose errors are collected
     */
    public TargetLogAssert assertThat(@Nullable TargetLog actual) {
        return proxy(TargetLogAssert.class, TargetLog.class, actual);
    }

    /**
     * Runs assertions and fails once with all their errors.
     *
     * @param assertions the assertions
     * @throws AssertionError if any of them failed
     */
    public static void assertSoftly(Consumer<LoadSoftAssertions> assertions) {
        SoftAssertionsProvider.assertSoftly(LoadSoftAssertions.class, assertions);
    }
}
