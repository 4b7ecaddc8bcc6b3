package dev.millrace;

import static dev.millrace.assertions.LoadAssertions.assertThat;
import static dev.millrace.request.Requests.get;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.log.TargetLog;
import dev.millrace.result.LoadResult;
import dev.millrace.result.TargetUse;
import dev.millrace.server.TargetProcess;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.AssertionFailedError;

class WatchedLoadTests {

    private static Path file;
    private static TargetProcess target;

    @BeforeAll
    static void start_the_target(@TempDir Path directory) throws IOException {
        file = directory.resolve("target.log");
        target = TargetProcess.start(file);
    }

    @AfterAll
    static void stop_the_target() {
        target.close();
    }

    static class TestCases {

        @LoadTest(requests = 64, concurrency = 4)
        @MemoryCeiling(of = Side.TARGET, heap = "48 MiB")
        void leaks(Load load) {
            load.watch(target.pid()).run(i -> get(target.base() + "/hold/1024"));
        }

        @LoadTest(requests = 20, concurrency = 1)
        @CpuCeiling(of = Side.TARGET, perRequest = "10 ms", cores = 0.001)
        void is_busy(Load load) {
            load.watch(target.pid()).run(i -> get(target.base() + "/burn/20"));
        }

        @LoadTest(requests = 500, concurrency = 10)
        @MemoryCeiling(of = Side.TARGET, heap = "250 MiB")
        @CpuCeiling(of = Side.TARGET, cores = 1_000)
        void is_modest(Load load) {
            TargetLog log = TargetLog.file(file);

            LoadResult result =
                    load.watch(target.pid())
                            .requestIds("X-Request-Id")
                            .run(i -> get(target.base() + "/"));

            assertThat(log)
                    .containsEachRequestId(result)
                    .hasLinesMatching(
                            500, "INFO id=" + requireNonNull(result.plan().requestIds()).runId())
                    .hasNoLineMatching("ERROR");
            TargetUse used = requireNonNull(result.target());
            assertThat(used.pid()).isEqualTo(target.pid());
            assertThat(used.cpu().measured()).isTrue();
        }

        @LoadTest(requests = 10)
        @MemoryCeiling(of = Side.TARGET, heap = "250 MiB")
        void is_not_watched(Load load) {
            load.run(i -> get(target.base() + "/"));
        }

        @LoadTest(requests = 10)
        void watches_itself(Load load) {
            load.watch(ProcessHandle.current().pid()).run(i -> get(target.base() + "/"));
        }

        @LoadTest(requests = 10)
        void has_no_field_name(Load load) {
            load.requestIds("not a token").run(i -> get(target.base() + "/"));
        }
    }

    private static Throwable failure(String method) {
        return Fixture.of(TestCases.class, method).failure();
    }

    @Test
    void a_target_that_leaks_misses_its_heap_ceiling() {
        assertThat(failure("leaks"))
                .isExactlyInstanceOf(AssertionFailedError.class)
                .hasMessageContaining("missed 1 of 3 objectives: target heap");
    }

    @Test
    void a_busy_target_misses_its_cpu_ceilings() {
        assertThat(failure("is_busy"))
                .isExactlyInstanceOf(AssertionFailedError.class)
                .hasMessageContaining("objectives: target cpu, target cpu per request");
    }

    @Test
    void a_modest_target_keeps_its_ceilings_and_logs_each_request() {
        Fixture.of(TestCases.class, "is_modest")
                .tests()
                .assertStatistics(statistics -> statistics.succeeded(1));
    }

    @Test
    void a_ceiling_of_a_target_that_is_not_watched_is_refused() {
        assertThat(failure("is_not_watched"))
                .isInstanceOf(ExtensionConfigurationException.class)
                .hasMessage(
                        "@LoadTest requires that `watch` name the target's process, as"
                                + " load.watch(pid) does, where there is a ceiling of the target"
                                + " heap, but it was \"not set\""
                                + " (WatchedLoadTests$TestCases.is_not_watched)");
    }

    @Test
    void a_target_that_is_not_watched_may_be_named_from_outside() {
        Fixture.of(TestCases.class, "is_not_watched")
                .with("millrace.watch", Long.toString(target.pid()))
                .tests()
                .assertStatistics(statistics -> statistics.succeeded(1));
    }

    @Test
    void a_process_that_cannot_be_watched_is_refused() {
        assertThat(failure("watches_itself"))
                .isInstanceOf(ExtensionConfigurationException.class)
                .hasMessageStartingWith("Load requires that `watch` be another process than");
    }

    @Test
    void a_field_that_cannot_be_sent_is_refused() {
        assertThat(failure("has_no_field_name"))
                .isInstanceOf(ExtensionConfigurationException.class)
                .hasMessageStartingWith("Load requires that `requestIds` have a name that is a");
    }
}
