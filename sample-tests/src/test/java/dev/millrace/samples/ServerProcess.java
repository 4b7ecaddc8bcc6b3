package dev.millrace.samples;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Runs the service in a process of its own while the tests of a class run. */
final class ServerProcess implements BeforeAllCallback, AfterAllCallback {

    private final Class<?> program;
    private final List<String> options;
    private final List<String> arguments;
    private ChildServer server;

    private ServerProcess(Class<?> program, List<String> options, List<String> arguments) {
        this.program = program;
        this.options = options;
        this.arguments = arguments;
    }

    /** The catalogue over HTTP. */
    static ServerProcess http() {
        return new ServerProcess(CatalogueServer.class, List.of(), List.of());
    }

    /** The catalogue over HTTP, which logs to a file. */
    static ServerProcess loggingTo(Path file) {
        return new ServerProcess(
                CatalogueServer.class, List.of("-Dcatalogue.log=" + file), List.of());
    }

    /** The catalogue over HTTPS. */
    static ServerProcess https(Path keyStore, String password) {
        return new ServerProcess(
                CatalogueServer.class, List.of(), List.of(keyStore.toString(), password));
    }

    /** A service that lets so many requests through a second. */
    static ServerProcess lettingThrough(int perSecond) {
        return new ServerProcess(
                TokenBucketServer.class, List.of(), List.of(String.valueOf(perSecond)));
    }

    /** What can be audited. */
    static ServerProcess auditTargets() {
        return new ServerProcess(AuditTargets.class, List.of(), List.of());
    }

    /** At which ports the targets of an audit listen, as they say it. */
    String ports() {
        return running().base();
    }

    /** Where the catalogue listens, such as {@code http://localhost:34567}. */
    String base() {
        return running().base();
    }

    /** Its process. */
    long pid() {
        return running().pid();
    }

    private ChildServer running() {
        return Objects.requireNonNull(server, "the server is not running");
    }

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        server = ChildServer.start(options, program.getName(), arguments);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (server != null) {
            server.close();
        }
    }
}
