package dev.millrace.assertions;

import dev.millrace.clock.SizeText;
import dev.millrace.plan.Measure;
import dev.millrace.plan.Objective;
import dev.millrace.result.LoadResult;
import dev.millrace.verdict.Finding;
import dev.millrace.verdict.Ruling;
import dev.millrace.verdict.Verdict;
import java.time.Duration;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/**
 * Assertions on what a run cost: the memory of this process, the memory and CPU time of the target.
 *
 * @param <SELF> the type of the assertions
 */
public abstract class AbstractResultAssert<SELF extends AbstractResultAssert<SELF>>
        extends AbstractAssert<SELF, LoadResult> {

    /**
     * Starts assertions on a result.
     *
     * @param actual the result; null fails the first assertion
     * @param type the type of the assertions
     */
    protected AbstractResultAssert(@Nullable LoadResult actual, Class<?> type) {
        super(actual, type);
    }

    /**
     * Checks the largest live heap of this process.
     *
     * <pre>{@code
     * // largest live heap 17 MiB
     * assertThat(result).hasHeapOfAtMost("32 MiB"); // passes
     * assertThat(result).hasHeapOfAtMost("16 MiB"); // fails
     * }</pre>
     *
     * @param size the largest size, such as {@code 32 MiB}
     * @return this assertion
     * @throws AssertionError if it is not so
     * @throws IllegalArgumentException if the size cannot be read
     */
    public SELF hasHeapOfAtMost(String size) {
        isNotNull();
        return fits(Measure.HEAP, size);
    }

    /**
     * Checks the largest resident set size of this process.
     *
     * <pre>{@code
     * // largest resident set size 17 MiB
     * assertThat(result).hasRssOfAtMost("32 MiB"); // passes
     * assertThat(result).hasRssOfAtMost("16 MiB"); // fails
     * }</pre>
     *
     * @param size the largest size, such as {@code 32 MiB}
     * @return this assertion
     * @throws AssertionError if it is not so
     * @throws IllegalArgumentException if the size cannot be read
     */
    public SELF hasRssOfAtMost(String size) {
        isNotNull();
        return fits(Measure.RSS, size);
    }

    /**
     * Checks the largest sum of direct buffers of this process.
     *
     * <pre>{@code
     * // direct buffers of 17 MiB
     * assertThat(result).hasDirectOfAtMost("32 MiB"); // passes
     * assertThat(result).hasDirectOfAtMost("16 MiB"); // fails
     * }</pre>
     *
     * @param size the largest size, such as {@code 32 MiB}
     * @return this assertion
     * @throws AssertionError if it is not so
     * @throws IllegalArgumentException if the size cannot be read
     */
    public SELF hasDirectOfAtMost(String size) {
        isNotNull();
        return fits(Measure.DIRECT, size);
    }

    /**
     * Checks what the lanes' threads allocated for each request.
     *
     * <pre>{@code
     * // 4.5 KiB allocated for each request
     * assertThat(result).hasAllocationPerRequestOfAtMost("5 kB"); // passes
     * assertThat(result).hasAllocationPerRequestOfAtMost("4 kB"); // fails
     * }</pre>
     *
     * @param size the largest size, such as {@code 5 kB}
     * @return this assertion
     * @throws AssertionError if it is not so
     * @throws IllegalArgumentException if the size cannot be read
     */
    public SELF hasAllocationPerRequestOfAtMost(String size) {
        isNotNull();
        return fits(Measure.ALLOCATION_PER_REQUEST, size);
    }

    /**
     * Checks the largest live heap of the target, which {@code load.watch(pid)} watched.
     *
     * <pre>{@code
     * // largest live heap of the target 60 MiB
     * assertThat(result).hasTargetHeapOfAtMost("64 MiB"); // passes
     * assertThat(result).hasTargetHeapOfAtMost("32 MiB"); // fails
     * }</pre>
     *
     * @param size the largest size, such as {@code 64 MiB}
     * @return this assertion
     * @throws AssertionError if it is not so, or was not measured
     * @throws IllegalArgumentException if the size cannot be read
     */
    public SELF hasTargetHeapOfAtMost(String size) {
        isNotNull();
        return fits(Measure.TARGET_HEAP, size);
    }

    /**
     * Checks the largest resident set size of the target, which {@code load.watch(pid)} watched.
     *
     * <pre>{@code
     * // largest resident set size of the target 200 MiB
     * assertThat(result).hasTargetRssOfAtMost("256 MiB"); // passes
     * assertThat(result).hasTargetRssOfAtMost("128 MiB"); // fails
     * }</pre>
     *
     * @param size the largest size, such as {@code 256 MiB}
     * @return this assertion
     * @throws AssertionError if it is not so, or was not measured
     * @throws IllegalArgumentException if the size cannot be read
     */
    public SELF hasTargetRssOfAtMost(String size) {
        isNotNull();
        return fits(Measure.TARGET_RSS, size);
    }

    /**
     * Checks how many processors the target kept busy on average.
     *
     * <pre>{@code
     * // the target used 3 s of CPU time in 2 s
     * assertThat(result).hasTargetCpuOfAtMost(1.5); // passes
     * assertThat(result).hasTargetCpuOfAtMost(1); // fails
     * }</pre>
     *
     * @param cores CPU time ÷ elapsed time at most
     * @return this assertion
     * @throws AssertionError if it is not so, or was not measured
     * @throws dev.millrace.plan.BadSettingException if the number is negative
     */
    public SELF hasTargetCpuOfAtMost(double cores) {
        isNotNull();
        return meets(Objective.of(Measure.TARGET_CPU, cores));
    }

    /**
     * Checks the CPU time that the target used for each request, on average.
     *
     * <pre>{@code
     * // the target used 3 s of CPU time for 20,000 requests
     * assertThat(result).hasTargetCpuPerRequestOfAtMost(Duration.ofNanos(200_000)); // passes
     * assertThat(result).hasTargetCpuPerRequestOfAtMost(Duration.ofNanos(100_000)); // fails
     * }</pre>
     *
     * @param limit the longest time
     * @return this assertion
     * @throws AssertionError if it is not so, or was not measured
     * @throws dev.millrace.plan.BadSettingException if the limit is negative
     */
    public SELF hasTargetCpuPerRequestOfAtMost(Duration limit) {
        isNotNull();
        return meets(Objective.of(Measure.TARGET_CPU_PER_REQUEST, (double) limit.toNanos()));
    }

    private SELF fits(Measure measure, String size) {
        double bytes = parsed(size);
        return meets(Objective.of(measure, bytes));
    }

    private static long parsed(String size) {
        try {
            return SizeText.parse(size);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "the size must " + e.getMessage() + ", but was \"" + size + '"', e);
        }
    }

    SELF meets(Objective objective) {
        return meets(Verdict.judge(actual, objective));
    }

    SELF meets(Finding finding) {
        return require(finding.ruling() == Ruling.MET, ShouldBe.shouldBe(actual, finding));
    }

    SELF require(boolean asExpected, String message) {
        if (!asExpected) {
            failWithMessage("%s", message);
        }
        return myself;
    }
}
