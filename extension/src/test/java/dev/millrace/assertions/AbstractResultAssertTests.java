package dev.millrace.assertions;

import static dev.millrace.assertions.LoadAssertions.assertThat;
import static dev.millrace.result.LoadResults.aResult;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.millrace.result.LoadResult;
import dev.millrace.result.Measurement;
import dev.millrace.result.TargetUse;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class AbstractResultAssertTests {

    private static final LoadResult WATCHED =
            aResult()
                    .responses(1_000, Duration.ofMillis(10))
                    .target(
                            new TargetUse(
                                    4711,
                                    new Measurement(40 << 20, "live"),
                                    new Measurement(200 << 20, "VmHWM"),
                                    new Measurement(1_500_000_000, "CPU time")))
                    .build();
    private static final LoadResult UNWATCHED =
            aResult().responses(1_000, Duration.ofMillis(10)).build();

    @Test
    void the_target_keeps_its_ceilings() {
        assertThat(WATCHED)
                .hasTargetHeapOfAtMost("40 MiB")
                .hasTargetRssOfAtMost("200 MiB")
                .hasTargetCpuOfAtMost(1.5)
                .hasTargetCpuPerRequestOfAtMost(Duration.ofMillis(2));
    }

    @Test
    void a_target_over_a_ceiling_fails_with_the_figure() {
        assertFails(
                () -> assertThat(WATCHED).hasTargetHeapOfAtMost("39 MiB"),
                """

                Expecting target heap of CatalogueLoadTest.every_page_is_served to be:
                  at most 39 MiB
                but was:
                  40 MiB (samples: live)""");
        assertFails(
                () -> assertThat(WATCHED).hasTargetCpuOfAtMost(1),
                """

                Expecting target cpu of CatalogueLoadTest.every_page_is_served to be:
                  at most 1 core
                but was:
                  1.5 cores (samples: 1.5 s of CPU time)""");
    }

    @Test
    void a_target_over_any_other_ceiling_fails_too() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(WATCHED).hasTargetRssOfAtMost("199 MiB"));
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(
                        () ->
                                assertThat(WATCHED)
                                        .hasTargetCpuPerRequestOfAtMost(Duration.ofMillis(1)));
    }

    @Test
    void a_target_that_was_not_watched_keeps_no_ceiling() {
        assertFails(
                () -> assertThat(UNWATCHED).hasTargetRssOfAtMost("1 GiB"),
                """

                Expecting target rss of CatalogueLoadTest.every_page_is_served to be:
                  at most 1 GiB
                but is inconclusive:
                  no process was watched: load.watch(pid) does that (samples: 0)""");
    }

    private static void assertFails(ThrowingCallable assertion, String message) {
        assertThatExceptionOfType(AssertionError.class).isThrownBy(assertion).withMessage(message);
    }
}
