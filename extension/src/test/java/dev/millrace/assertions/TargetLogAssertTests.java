package dev.millrace.assertions;

import static dev.millrace.result.LoadResults.aResult;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.millrace.ConsoleCapture;
import dev.millrace.clock.FakeClock;
import dev.millrace.log.TargetLog;
import dev.millrace.plan.RequestIds;
import dev.millrace.result.LoadResult;
import dev.millrace.result.LoadResults;
import dev.millrace.result.StopReason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TargetLogAssertTests {

    private static final RequestIds IDS = new RequestIds("X-Request-Id", "a1b2");

    private final FakeClock clock = new FakeClock();
    private final Queue<String> late = new ArrayDeque<>();
    private Path file;
    private TargetLog log;

    @BeforeEach
    void open_the_log(@TempDir Path directory) throws IOException {
        file = Files.writeString(directory.resolve("shop.log"), "ERROR before the run\n");
        log = TargetLog.file(file);
    }

    private void append(String text) {
        try {
            Files.writeString(file, text, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Each pause brings the next late text, if there is one. */
    private void pause(long nanos) {
        clock.advance(Duration.ofNanos(nanos));
        if (!late.isEmpty()) {
            append(late.remove());
        }
    }

    private TargetLogAssert assertLog() {
        return new TargetLogAssert(log, new Patience(clock, Duration.ofSeconds(2), this::pause));
    }

    @Test
    void an_error_before_the_run_is_not_seen_but_one_during_it_is() {
        append("INFO fine\n");

        assertLog().hasNoLineMatching("ERROR");

        append("12:00:01 ERROR out of stock\n");
        assertFails(
                () -> assertLog().hasNoLineMatching("ERR.R"),
                """

                Expecting the log %s, from where it was opened, to have:
                  no line that matches "ERR.R"
                but 1 of 2 lines did:
                  line 2: 12:00:01 ERROR out of stock"""
                        .formatted(file));
    }

    @Test
    void a_message_shows_the_first_few_lines_only() {
        append("ERROR\n".repeat(1_204));

        String message = failure(() -> assertLog().hasNoLineMatching("ERROR"));

        assertThat(message)
                .contains("but 1,204 of 1,204 lines did:")
                .endsWith("line 4: ERROR\n  line 5: ERROR");
    }

    @Test
    void a_message_shows_neither_secrets_nor_control_characters_nor_long_lines() {
        append("ERROR Authorization: Basic c2VjcmV0\n");
        append("ERROR \"set-cookie\": \"id=secret; path=/\"\n");
        append("ERROR http://me:secret@shop.example/\u001b[2J\n");
        append("ERROR " + "x".repeat(1_000) + "\n");

        String message = failure(() -> assertLog().hasNoLineMatching("ERROR"));

        assertThat(message)
                .contains("ERROR Authorization: ***\n", "ERROR \"set-cookie\": ***\n")
                .contains("http://me:***@shop.example/\\u001b[2J\n")
                .endsWith("x".repeat(294) + "...")
                .doesNotContain("c2VjcmV0", "secret");
    }

    @Test
    void what_is_looked_for_may_come_late() {
        late.add("order 1 ");
        late.add("accepted\n");

        assertLog().hasLineMatching("order 1 accepted$").hasLinesMatching(1, "accepted");
        assertThat(clock.nanos()).isEqualTo(200_000_000);
    }

    @Test
    void what_does_not_come_is_waited_for_no_longer_than_that() {
        assertFails(
                () -> assertLog().hasLineMatching("started"),
                """

                Expecting the log %s, from where it was opened, to have:
                  a line that matches "started"
                but 0 of 0 lines did"""
                        .formatted(file));
        assertThat(clock.nanos()).isEqualTo(2_000_000_000);

        failure(() -> assertLog().within(Duration.ofSeconds(3)).hasLineMatching("started"));

        assertThat(clock.nanos()).isEqualTo(5_000_000_000L);
    }

    @Test
    void more_lines_than_asked_for_are_too_many() {
        append("accepted\naccepted\n");

        assertLog().hasLinesMatching(2, "accepted");
        assertFails(
                () -> assertLog().hasLinesMatching(1, "accepted"),
                """

                Expecting the log %s, from where it was opened, to have:
                  1 line that matches "accepted"
                but 2 of 2 lines did:
                  line 1: accepted
                  line 2: accepted"""
                        .formatted(file));
    }

    @Test
    void each_id_may_stand_anywhere_and_come_late() {
        append(ids(0, 900));
        late.add(ids(900, 1_000) + "again a1b2-7 and a1b2-8\n");

        assertLog().containsEachRequestId(run().build());
    }

    @Test
    void ids_that_are_missing_are_named() {
        append(ids(0, 17) + ids(18, 998) + "other run: ffff-17\n");

        assertFails(
                () -> assertLog().containsEachRequestId(run().build()),
                """

                Expecting the log %s, from where it was opened, to have:
                  the id of each of 1,000 requests
                but 3 were not among 998 lines, first of all:
                  a1b2-17
                  a1b2-998
                  a1b2-999"""
                        .formatted(file));
    }

    @Test
    void indexes_of_a_run_that_its_duration_ended_may_have_gaps() {
        append(ids(0, 500) + ids(1_024, 1_524));
        LoadResult result = run().stoppedBy(StopReason.DURATION_OVER, 0).build();

        assertLog().containsEachRequestId(result);

        assertThat(
                        failure(
                                () ->
                                        assertLog()
                                                .containsEachRequestId(
                                                        run().responses(1, Duration.ofMillis(1))
                                                                .stoppedBy(
                                                                        StopReason.DURATION_OVER, 0)
                                                                .build())))
                .contains(
                        "but 1 were not among 1,000 lines; first of all, some of which may not have"
                                + " been sent:\n  a1b2-500");
    }

    @Test
    void requests_without_a_response_leave_it_open_what_the_target_saw() {
        append(ids(0, 1_002));

        assertFails(
                () -> assertLog().containsEachRequestId(run().noResponses(2, "reset").build()),
                """

                Expecting the log %s, from where it was opened, to have:
                  the id of each request
                but that cannot be told:
                  2 of 1,002 requests got no response, and may or may not have reached the target"""
                        .formatted(file));
    }

    @Test
    void a_run_without_ids_cannot_be_found() {
        LoadResult result = aResult().responses(1, Duration.ofMillis(1)).build();

        assertThat(failure(() -> assertLog().containsEachRequestId(result)))
                .endsWith(
                        "the requests carried no ids: load.requestIds(\"X-Request-Id\") adds them");
    }

    private static LoadResults run() {
        return aResult().responses(1_000, Duration.ofMillis(10)).requestIds(IDS);
    }

    private static String ids(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(index -> "GET / id=" + IDS.of(index) + " 200\n")
                .collect(Collectors.joining());
    }

    @Test
    void a_log_that_was_cut_is_told_of_whether_it_passes_or_fails() throws IOException {
        Files.writeString(file, "WARN\n");

        String console = ConsoleCapture.during(() -> assertLog().hasLineMatching("WARN"));

        assertThat(console)
                .contains(
                        "[millrace] log "
                                + file
                                + ": it was rotated or truncated since: read from its present start,"
                                + " so that earlier lines are missing");
        assertThat(failure(() -> assertLog().hasNoLineMatching("WARN")))
                .contains("but 1 of 1 line (it was rotated or truncated since: ");
    }

    @Test
    void a_log_that_was_cut_does_not_show_what_is_not_in_it() throws IOException {
        Files.writeString(file, "WARN\n");

        assertThat(failure(() -> assertLog().hasNoLineMatching("ERROR")))
                .contains("but 0 of 1 line (it was rotated or truncated since: ");
        assertThat(failure(() -> assertLog().hasLinesMatching(1, "WARN")))
                .contains("but 1 of 1 line (it was rotated or truncated since: ");
    }

    @Test
    void no_log_at_all_fails() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> LoadAssertions.assertThat((TargetLog) null).hasLineMatching("x"))
                .withMessageContaining("Expecting actual not to be null");
    }

    @Test
    void soft_assertions_collect_what_a_log_lacks() {
        append("ERROR\nWARN\n");

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(
                        () ->
                                LoadSoftAssertions.assertSoftly(
                                        softly ->
                                                softly.assertThat(log)
                                                        .hasNoLineMatching("ERROR")
                                                        .hasNoLineMatching("WARN")))
                .withMessageContaining("no line that matches \"ERROR\"")
                .withMessageContaining("no line that matches \"WARN\"");
    }

    private static void assertFails(ThrowingCallable assertion, String message) {
        assertThat(failure(assertion)).isEqualTo(message);
    }

    private static String failure(ThrowingCallable assertion) {
        return String.valueOf(catchThrowableOfType(AssertionError.class, assertion).getMessage());
    }
}
