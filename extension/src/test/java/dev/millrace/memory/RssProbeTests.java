package dev.millrace.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.result.Measurement;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class RssProbeTests {

    /** Reachable through this test's instance. */
    volatile Object held = "nothing";

    private Path proc;
    private Path status;
    private Path clearRefs;

    @BeforeEach
    void write_the_files_of_a_process(@TempDir Path directory) throws IOException {
        proc = directory;
        status = Files.writeString(proc.resolve("status"), "Name:\tjava\nVmHWM:\t   2048 kB\n");
        clearRefs = Files.createFile(proc.resolve("clear_refs"));
    }

    @Test
    void resets_the_high_water_mark_and_reads_it_at_the_end() {
        RssProbe probe = RssProbe.start(status, clearRefs);

        assertThat(clearRefs).hasContent("5");
        assertThat(probe.finish())
                .isEqualTo(
                        new Measurement(
                                2 << 20, "largest resident set since the start of the run, VmHWM"));
    }

    @Test
    void measures_nothing_where_there_is_no_such_file() {
        Path absent = proc.resolve("absent");

        assertThat(RssProbe.start(absent, clearRefs).finish())
                .isEqualTo(
                        Measurement.none(
                                "there is no " + absent + ": it is measured on Linux only"));
    }

    @Test
    void measures_nothing_where_the_mark_cannot_be_reset() {
        assertThat(RssProbe.start(status, proc).finish())
                .isEqualTo(
                        Measurement.none(
                                "the high-water mark cannot be reset:"
                                        + " java.nio.file.FileSystemException: "
                                        + proc
                                        + ": Is a directory"));
    }

    @Test
    void measures_nothing_where_the_mark_is_missing() throws IOException {
        RssProbe probe = RssProbe.start(status, clearRefs);

        Files.writeString(status, "Name:\tjava\n");

        assertThat(probe.finish()).isEqualTo(Measurement.none(status + " has no VmHWM"));
    }

    @Test
    void measures_nothing_where_the_mark_cannot_be_read() throws IOException {
        RssProbe probe = RssProbe.start(status, clearRefs);

        Files.delete(status);

        assertThat(probe.finish().measured()).isFalse();
        assertThat(probe.finish().how()).startsWith(status + " cannot be read: ");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void counts_memory_that_this_process_touches() {
        RssProbe probe = RssProbe.start();

        held = ByteBuffer.allocateDirect(64 << 20); // zeroed, hence resident

        assertThat(probe.finish().value()).isBetween(64L << 20, 1L << 40);
    }
}
