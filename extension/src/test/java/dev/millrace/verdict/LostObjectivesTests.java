package dev.millrace.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.plan.Measure;
import dev.millrace.plan.Objective;
import dev.millrace.plan.RunLength;
import dev.millrace.request.RequestSource;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LostObjectivesTests {

    private static final RunLength THOUSAND = new RunLength(1_000, null);
    private static final RunLength UNKNOWN =
            new RunLength(RequestSource.UNBOUNDED, Duration.ofSeconds(10));
    private static final Objective P99 = Objective.percentile(99, 1_000_000);

    private static boolean lost(RunLength length, long failed, long slow, Objective... demanded) {
        SoFar soFar =
                new SoFar() {
                    @Override
                    public long failed() {
                        return failed;
                    }

                    @Override
                    public long slowerThan(long nanos) {
                        assertThat(nanos).isEqualTo(1_000_000);
                        return slow;
                    }
                };
        return new LostObjectives(List.of(demanded), length).any(soFar);
    }

    @Test
    void one_failure_loses_where_none_is_allowed() {
        assertThat(lost(THOUSAND, 0, 0)).isFalse();
        assertThat(lost(THOUSAND, 1, 0)).isTrue();
        assertThat(lost(UNKNOWN, 1, 0)).isTrue();
    }

    @Test
    void more_failures_lose_than_the_share_of_all_requests_that_is_allowed() {
        Objective onePercent = Objective.of(Measure.FAILURES, 0.01);

        assertThat(lost(THOUSAND, 10, 0, onePercent)).isFalse();
        assertThat(lost(THOUSAND, 11, 0, onePercent)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"90, 1000, 100", "99.9, 10000, 10", "99.95, 100000, 50", "99, 1000000, 10000"})
    void exactly_as_many_slow_ones_as_may_lie_above_a_percentile_lose_nothing(
            double percentile, long requests, long above) {
        RunLength length = new RunLength(requests, null);
        Objective objective = Objective.percentile(percentile, 1_000_000);

        assertThat(lost(length, 0, above, objective)).isFalse();
        assertThat(lost(length, 0, above + 1, objective)).isTrue();
    }

    @Test
    void exactly_the_share_of_failures_that_is_allowed_loses_nothing() {
        Objective share = Objective.of(Measure.FAILURES, 0.29);

        assertThat(lost(new RunLength(100, null), 29, 0, share)).isFalse();
        assertThat(lost(new RunLength(100, null), 30, 0, share)).isTrue();
    }

    @Test
    void a_share_of_nobody_knows_how_many_is_not_lost() {
        assertThat(lost(UNKNOWN, 1_000, 0, Objective.of(Measure.FAILURES, 0.01))).isFalse();
        assertThat(lost(UNKNOWN, 0, 1_000, P99)).isFalse();
    }

    @Test
    void a_percentile_is_lost_once_more_are_slow_than_may_lie_above_it() {
        assertThat(lost(THOUSAND, 0, 10, P99)).isFalse();
        assertThat(lost(THOUSAND, 0, 11, P99)).isTrue();
    }

    @Test
    void one_slow_response_loses_the_longest_time() {
        Objective max = Objective.of(Measure.RESPONSE_TIME_MAX, 1_000_000);

        assertThat(lost(UNKNOWN, 0, 0, max)).isFalse();
        assertThat(lost(UNKNOWN, 0, 1, max)).isTrue();
    }

    @Test
    void what_may_still_come_right_is_not_lost() {
        assertThat(
                        lost(
                                THOUSAND,
                                0,
                                1_000,
                                Objective.of(Measure.RESPONSE_TIME_MEAN, 1_000_000),
                                Objective.of(Measure.THROUGHPUT, 1e9)))
                .isFalse();
    }
}
