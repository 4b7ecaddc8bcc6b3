package dev.millrace.memory;

import static dev.millrace.plan.Plans.aPlan;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.millrace.plan.BadSettingException;
import dev.millrace.plan.LoadPlan;
import dev.millrace.plan.Measure;
import dev.millrace.plan.Objective;
import dev.millrace.result.Measurement;
import dev.millrace.result.TargetUse;
import dev.millrace.server.TargetProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class TargetWatchTests {

    private static final long MEBI = 1 << 20;

    private TargetProcess target;

    @BeforeEach
    void start_the_target(@TempDir Path directory) throws IOException {
        target = TargetProcess.start(directory.resolve("target.log"));
    }

    @AfterEach
    void stop_the_target() {
        target.close();
    }

    private LoadPlan askingAboutHeap() {
        return aPlan().watch(target.pid())
                .objectives(Objective.of(Measure.TARGET_HEAP, MEBI))
                .build();
    }

    private static TargetWatch start(LoadPlan plan) {
        return requireNonNull(TargetWatch.start(plan));
    }

    @Test
    void sees_the_live_heap_that_another_jvm_holds() throws IOException {
        try (TargetWatch watch = start(askingAboutHeap())) {
            target.get("/hold/" + 40 * 1_024);

            TargetUse use = watch.finish();

            assertThat(use.pid()).isEqualTo(target.pid());
            assertThat(use.heap().value()).isBetween(40 * MEBI, 120 * MEBI);
            assertThat(use.heap().how())
                    .startsWith("largest heap after a collection, ")
                    .endsWith(", Serial");
        }
    }

    @Test
    void forces_no_collection_where_the_heap_is_not_asked_about() {
        try (TargetWatch watch = start(aPlan().watch(target.pid()).build())) {
            TargetUse use = watch.finish();

            assertThat(use.heap())
                    .isEqualTo(Measurement.none("no collection happened during the run"));
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void sees_the_resident_set_of_another_process() throws IOException {
        try (TargetWatch watch = start(aPlan().watch(target.pid()).build())) {
            target.get("/hold/" + 64 * 1_024);

            assertThat(watch.finish().rss().value()).isGreaterThanOrEqualTo(64 * MEBI);
        }
    }

    @Test
    void sees_the_cpu_time_of_another_process() throws IOException {
        try (TargetWatch watch = start(aPlan().watch(target.pid()).build())) {
            target.get("/burn/300");

            assertThat(watch.finish().cpu().value()).isGreaterThanOrEqualTo(280_000_000);
        }
    }

    @Test
    void counts_no_cpu_time_from_before_the_run() throws IOException {
        target.get("/burn/2000");

        try (TargetWatch watch = start(aPlan().watch(target.pid()).build())) {
            assertThat(watch.finish().cpu().value()).isBetween(0L, 1_500_000_000L);
        }
    }

    @Test
    void takes_no_process_for_the_target_that_has_its_id_now() {
        AtomicReference<ProcessHandle> found =
                new AtomicReference<>(ProcessHandle.of(target.pid()).orElseThrow());
        RunningProcess process =
                new RunningProcess(target.pid(), () -> Optional.ofNullable(found.get()));
        assertThat(process.running()).isTrue();

        found.set(ProcessHandle.current());

        assertThat(process.running()).isFalse();
    }

    @Test
    void leaves_no_connection_to_the_target_open() throws InterruptedException {
        Set<Thread> before = connections();
        Set<Thread> opened;

        try (TargetWatch watch = start(askingAboutHeap())) {
            opened = connections();
            opened.removeAll(before);
            watch.finish();
        }

        assertThat(opened).hasSize(1);
        for (Thread connection : opened) {
            connection.join(20_000);
            assertThat(connection.isAlive()).isFalse();
        }
    }

    /** Each connection over JMX has a thread that looks whether it still stands. */
    private static Set<Thread> connections() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("JMX client heartbeat"))
                .collect(Collectors.toCollection(HashSet::new));
    }

    @Test
    void has_no_figure_of_a_target_that_ended() {
        try (TargetWatch watch = start(askingAboutHeap())) {
            target.close();

            TargetUse use = watch.finish();

            Measurement none =
                    Measurement.none("process " + target.pid() + " ended during the run");
            assertThat(use).isEqualTo(new TargetUse(target.pid(), none, none, none));
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void leaves_a_process_alone_that_is_no_jvm_and_says_why_it_has_no_heap() throws IOException {
        Process other = new ProcessBuilder("sleep", "60").start();
        try (TargetWatch watch = start(aPlan().watch(other.pid()).build())) {
            TargetUse use = watch.finish();

            assertThat(other.isAlive()).isTrue();
            assertThat(use.rss().measured()).isTrue();
            assertThat(use.heap().how())
                    .isEqualTo("the process cannot be asked: it is no JVM that jps lists");
        } finally {
            other.destroyForcibly();
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void refuses_a_ceiling_of_the_heap_of_a_process_that_is_no_jvm() throws IOException {
        Process other = new ProcessBuilder("sleep", "60").start();
        try {
            LoadPlan plan =
                    aPlan().watch(other.pid())
                            .objectives(Objective.of(Measure.TARGET_HEAP, MEBI))
                            .build();

            assertThatExceptionOfType(BadSettingException.class)
                    .isThrownBy(() -> TargetWatch.checked(plan))
                    .withMessage(
                            "requires that `watch` be the id of a JVM, as jps lists them, where there"
                                    + " is a ceiling of its heap, but it was "
                                    + other.pid());
        } finally {
            other.destroyForcibly();
        }
    }

    @Test
    void takes_a_jvm_for_one() {
        LoadPlan plan = askingAboutHeap();

        assertThat(TargetWatch.checked(plan)).isSameAs(plan);
    }

    @Test
    void watches_nothing_where_no_process_is_named() {
        assertThat(TargetWatch.start(aPlan().build())).isNull();
    }
}
