package dev.millrace.transport;

import static dev.millrace.http.FailureKind.OUT_OF_DESCRIPTORS;
import static dev.millrace.http.FailureKind.OUT_OF_PORTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What a failure is called when this machine runs out of something: shown in JVMs of their own. */
public abstract class ScarcityContract extends TransportContract {

    private static final String IN_A_NETWORK_OF_ITS_OWN =
            "unshare --map-root-user --net bash -c '%s'";

    @Test
    void names_running_out_of_descriptors() throws Exception {
        assumeRuns("ulimit -n 100");

        String failure = run("ulimit -n 100 && " + child());

        assertThat(failure).startsWith(OUT_OF_DESCRIPTORS.name());
    }

    @Test
    void names_running_out_of_local_ports() throws Exception {
        String eightPorts =
                "ip link set lo up && echo 40000 40007 > /proc/sys/net/ipv4/ip_local_port_range";
        assumeRuns(IN_A_NETWORK_OF_ITS_OWN.formatted(eightPorts));

        String failure = run(IN_A_NETWORK_OF_ITS_OWN.formatted(eightPorts + " && " + child()));

        assertThat(failure).startsWith(OUT_OF_PORTS.name());
    }

    private String child() {
        return String.join(
                " ",
                "exec",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp",
                System.getProperty("java.class.path"),
                ScarcityChild.class.getName(),
                factory().getClass().getName());
    }

    private static void assumeRuns(String command) throws Exception {
        assumeTrue(File.separatorChar == '/', "this needs bash");
        assumeTrue(run(command + " && echo done").endsWith("done"), "not possible: " + command);
    }

    private static String run(String command) throws IOException {
        Process process =
                new ProcessBuilder("timeout", "60", "bash", "-c", command)
                        .redirectErrorStream(true)
                        .start();
        byte[] output = process.getInputStream().readAllBytes();
        return new String(output, StandardCharsets.UTF_8).strip();
    }
}
