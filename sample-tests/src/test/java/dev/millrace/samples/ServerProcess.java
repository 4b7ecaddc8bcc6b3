package dev.millrace.samples;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Runs the service in a process of its own while the tests of a class run, so that it shares
 * neither heap nor garbage collector with the load generator.
 */
final class ServerProcess implements BeforeAllCallback, AfterAllCallback {

    private final List<String> options;
    private final List<String> arguments;
    private Process process;
    private String base;

    private ServerProcess(List<String> options, List<String> arguments) {
        this.options = options;
        this.arguments = arguments;
    }

    /** The catalogue over HTTP. */
    static ServerProcess http() {
        return new ServerProcess(List.of(), List.of());
    }

    /** The catalogue over HTTP, which logs to a file. */
    static ServerProcess loggingTo(Path file) {
        return new ServerProcess(List.of("-Dcatalogue.log=" + file), List.of());
    }

    /** The catalogue over HTTPS. */
    static ServerProcess https(Path keyStore, String password) {
        return new ServerProcess(List.of(), List.of(keyStore.toString(), password));
    }

    /** Where it listens, such as {@code http://localhost:34567}. */
    String base() {
        return Objects.requireNonNull(base, "the server is not running");
    }

    /** Its process. */
    long pid() {
        return Objects.requireNonNull(process, "the server is not running").pid();
    }

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        Process started =
                new ProcessBuilder(command())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        process = started;
        base = firstLine(started);
    }

    private List<String> command() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add(CatalogueServer.class.getName());
        command.addAll(arguments);
        return command;
    }

    private static String firstLine(Process started) throws IOException {
        String line =
                new BufferedReader(new InputStreamReader(started.getInputStream(), UTF_8))
                        .readLine();
        if (line == null) {
            throw new IOException("the server ended before it listened; see its output above");
        }
        return line;
    }

    /** The process also ends when its standard input does, should this JVM be killed. */
    @Override
    public void afterAll(ExtensionContext context) throws InterruptedException {
        if (process != null) {
            process.destroy();
            process.waitFor();
        }
    }
}
