package dev.millrace.server;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** JVMs of their own, to be started by a shell that has set limits for them. */
public final class ChildJvm {

    private static final String NETWORK_OF_ITS_OWN =
            "unshare --map-root-user --net bash -c '%s && %s'";
    private static final String EIGHT_PORTS =
            "ip link set lo up && echo 40000 40007 > /proc/sys/net/ipv4/ip_local_port_range";

    private ChildJvm() {}

    /** Returns the command that takes the place of a shell, with the class path of this JVM. */
    public static String command(String options, Class<?> main, String... arguments) {
        return String.join(
                " ",
                "exec",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                options,
                "-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp",
                System.getProperty("java.class.path"),
                main.getName(),
                String.join(" ", arguments));
    }

    /** Returns a command that may open 100 files at once. */
    public static String withFewDescriptors(String command) {
        return "ulimit -n 100 && " + command;
    }

    /** Returns a command that has a network of its own, in which connections share 8 ports. */
    public static String withFewPorts(String command) {
        return NETWORK_OF_ITS_OWN.formatted(EIGHT_PORTS, command);
    }

    /** Has the test skipped where a command cannot be run on this machine, or by this user. */
    public static void assumeRuns(String command) throws IOException {
        assumeTrue(File.separatorChar == '/', "this needs bash");
        assumeTrue(run(command + " && echo done").endsWith("done"), "not possible: " + command);
    }

    /** Runs a command for at most a minute, and returns all that it prints. */
    public static String run(String command) throws IOException {
        Process process =
                new ProcessBuilder("timeout", "60", "bash", "-c", command)
                        .redirectErrorStream(true)
                        .start();
        byte[] output = process.getInputStream().readAllBytes();
        return new String(output, StandardCharsets.UTF_8).strip();
    }
}
