package dev.millrace.assertions;

import static dev.millrace.assertions.LoadAssertions.atMost;
import static dev.millrace.result.LoadResults.aResult;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.millrace.result.LoadResult;
import java.time.Duration;
import org.assertj.core.api.junit.jupiter.InjectSoftAssertions;
import org.assertj.core.api.junit.jupiter.SoftAssertionsExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SoftAssertionsExtension.class)
class LoadSoftAssertionsTests {

    private static final LoadResult RESULT = aResult().responses(20, Duration.ofMillis(1)).build();

    @SuppressWarnings("NullAway.Init")
    @InjectSoftAssertions
    private LoadSoftAssertions injected;

    @Test
    void everything_is_checked_before_anything_fails() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(
                        () ->
                                LoadSoftAssertions.assertSoftly(
                                        softly -> {
                                            softly.assertThat(RESULT)
                                                    .hasRequests(19)
                                                    .hasNoFailures()
                                                    .hasLabel("page");
                                            softly.assertThat("x").isEmpty();
                                        }))
                .withMessageContaining("Expecting requests of ")
                .withMessageContaining("Expecting labels of ")
                .withMessageContaining("Expecting empty but was: \"x\"")
                .withMessageNotContaining("Expecting failures of ");
    }

    @Test
    void what_holds_passes() {
        LoadSoftAssertions.assertSoftly(
                softly ->
                        softly.assertThat(RESULT)
                                .hasNoFailures()
                                .hasResponseTime(50, atMost(Duration.ofSeconds(1))));
    }

    @Test
    void a_check_within_a_check_is_reported_once() {
        LoadSoftAssertions softly = new LoadSoftAssertions();

        softly.assertThat(RESULT).hasResponseTime("page", 50, atMost(Duration.ofSeconds(1)));

        assertThat(softly.errorsCollected()).hasSize(1);
    }

    @Test
    void they_are_injected() {
        injected.assertThat(RESULT).hasRequests(20);

        assertThat(injected.wasSuccess()).isTrue();
    }
}
