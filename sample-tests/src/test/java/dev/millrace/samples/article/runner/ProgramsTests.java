package dev.millrace.samples.article.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each program as a real process against a real server; the faults of the article's are shown. */
@EnabledOnOs(OS.LINUX)
class ProgramsTests {

    /** Millrace also waits for other loads on this machine. */
    private static final Duration LONG = Duration.ofMinutes(10);

    private static final long NO_TIMEOUT = 300_000;

    /** With this unit a request is answered at once or in a time that no test waits for. */
    private static final long NEVER = 600_000;

    private static final long SHORT_TIMEOUT = 300;

    private final Path directory;

    ProgramsTests(@TempDir Path directory) {
        this.directory = directory;
    }

    @ParameterizedTest
    @EnumSource
    void each_program_sends_all_requests_within_its_window(Program program) throws Exception {
        int concurrency = Math.min(program.concurrency(), 20);

        Measurement measurement =
                measure(new Job(program, 100, 10, concurrency, NO_TIMEOUT, "64m"), LONG);

        assertThat(measurement.allSucceeded()).isTrue();
        assertThat(measurement.ended()).hasValue(100);
        assertThat(measurement.sent()).isEqualTo(100);
        assertThat(measurement.held().get("delaySeconds")).hasValue(delaySeconds(100));
        assertThat(measurement.mostHeld()).isBetween(1L, (long) concurrency);
        assertThat(measurement.cpu()).isPositive();
        assertThat(measurement.peakResidentSet()).isPositive();
    }

    @ParameterizedTest
    @EnumSource(names = {"SYNC", "BUSY_WINDOW"})
    void an_exception_ends_the_run(Program program) throws Exception {
        Measurement measurement = measure(timingOut(program), LONG);

        assertThat(measurement.ending()).isEqualTo(Ending.FAILED);
        assertThat(measurement.ended().orElseThrow()).isLessThan(50);
    }

    @Test
    void permit_first_stalls_when_exceptions_have_taken_its_permits() throws Exception {
        Measurement measurement = measure(timingOut(Program.PERMIT_FIRST), Duration.ofSeconds(6));

        assertThat(measurement.ending()).isEqualTo(Ending.TIME_LIMIT);
        assertThat(measurement.ended().orElseThrow()).isLessThan(50);
    }

    @Test
    void the_pipeline_drops_time_outs_silently() throws Exception {
        Measurement measurement = measure(timingOut(Program.PIPELINE), LONG);

        assertThat(measurement.ending()).isEqualTo(Ending.FINISHED);
        assertThat(measurement.failed()).isZero();
        assertThat(measurement.ended().orElseThrow()).isLessThan(50);
    }

    @ParameterizedTest
    @EnumSource(names = {"FIRST_COMPLETED", "MILLRACE"})
    void others_count_what_failed_and_go_on(Program program) throws Exception {
        Measurement measurement = measure(timingOut(program), LONG);

        assertThat(measurement.allSucceeded()).isFalse();
        assertThat(measurement.ended()).hasValue(50);
        assertThat(measurement.failed()).isPositive();
    }

    @Test
    void the_semaphore_runs_out_of_memory_before_it_sends_anything() throws Exception {
        Measurement measurement =
                measure(new Job(Program.SEMAPHORE, 100_000_000, 0, 1_000, NO_TIMEOUT, "32m"), LONG);

        assertThat(measurement.ending()).isEqualTo(Ending.OUT_OF_MEMORY);
        assertThat(measurement.sent()).isZero();
        assertThat(measurement.ended()).isEmpty();
    }

    /** The same delays in each run. */
    private static double delaySeconds(int requests) {
        Random random = new Random(1);
        return IntStream.generate(() -> random.nextInt(4) * 10).limit(requests).sum() / 1e3;
    }

    private static Job timingOut(Program program) {
        return new Job(
                program, 50, NEVER, Math.min(program.concurrency(), 10), SHORT_TIMEOUT, "64m");
    }

    private Measurement measure(Job job, Duration timeLimit)
            throws IOException, InterruptedException {
        return Measurement.take(job, timeLimit, directory);
    }
}
