package dev.millrace.run;

import static dev.millrace.server.Behaviours.ok;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.server.ChildJvm;
import dev.millrace.server.RawServer;
import dev.millrace.server.Script;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Each cause that takes a JVM with less than others have, and what the report makes of it. */
@Timeout(120)
class ScarceMeansTests {

    private static final String NOWHERE = "http://127.0.0.1:1/";
    private static final long HELD_NANOS = 100_000_000;

    @Test
    void a_small_heap() throws Exception {
        try (RawServer server = RawServer.start(ok("here"))) {
            String told = run(child("-Xmx24m", "HEAP", server));

            assertThat(told).startsWith("GC_PAUSES: Garbage collection bounded the run");
        }
    }

    @Test
    void few_descriptors() throws Exception {
        ChildJvm.assumeRuns(ChildJvm.withFewDescriptors("true"));
        try (RawServer server = RawServer.start(slow())) {
            String told = run(ChildJvm.withFewDescriptors(child("-Xmx64m", "DESCRIPTORS", server)));

            assertThat(told).startsWith("DESCRIPTORS: File descriptors bounded the run");
        }
    }

    @Test
    void few_local_ports() throws Exception {
        ChildJvm.assumeRuns(ChildJvm.withFewPorts("true"));

        String told =
                run(
                        ChildJvm.withFewPorts(
                                ChildJvm.command("-Xmx64m", BoundChild.class, "PORTS", NOWHERE)));

        assertThat(told).startsWith("PORTS: Local ports bounded the run");
    }

    @Test
    void a_name_whose_look_up_stalls(@TempDir Path directory) throws Exception {
        Path pipe = directory.resolve("hosts");
        ChildJvm.assumeRuns("mkfifo " + pipe);
        try (RawServer server = RawServer.start(ok("here"))) {
            String told = run(child("-D" + BoundChild.HOSTS + "=" + pipe, "NAMES", server));

            assertThat(told).startsWith("NAMES: Looking up a name bounded the run: that took 1");
        }
    }

    private static Script slow() {
        return Script.answering(
                request -> {
                    LockSupport.parkNanos(HELD_NANOS);
                    return "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";
                });
    }

    private static String child(String options, String scarce, RawServer server) {
        return ChildJvm.command(options, BoundChild.class, scarce, server.uri("/"));
    }

    /** Returns the last line that a command prints. */
    private static String run(String command) throws Exception {
        List<String> lines = ChildJvm.run(command).lines().toList();
        return lines.get(lines.size() - 1);
    }
}
