package dev.millrace.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class WatchedProcessTests {

    @Test
    void is_another_process_that_runs() {
        long parent = ProcessHandle.current().parent().orElseThrow().pid();

        assertThat(new WatchedProcess(parent).pid()).isEqualTo(parent);
    }

    @Test
    void is_not_this_process() {
        long self = ProcessHandle.current().pid();

        assertRefused(
                self,
                "requires that `watch` be another process than the one that sends the load, which"
                        + " @MemoryCeiling is about anyway, but it was "
                        + self);
    }

    @Test
    void is_not_one_that_has_ended() throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process ended = new ProcessBuilder(java, "-version").redirectErrorStream(true).start();
        ended.getInputStream().readAllBytes();
        ended.waitFor();

        assertRefused(
                ended.pid(),
                "requires that `watch` be the id of a process that runs on this machine, but it was "
                        + ended.pid());
    }

    @Test
    void has_an_id_above_zero() {
        assertRefused(0, "requires that `watch` be the id of a process, but it was 0");
    }

    private static void assertRefused(long pid, String message) {
        assertThatExceptionOfType(BadSettingException.class)
                .isThrownBy(() -> new WatchedProcess(pid))
                .withMessage(message);
    }
}
