package dev.millrace;

import dev.millrace.server.JettyServer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A server for each test, that fixtures find too: register it in a static field. */
final class TestServer implements BeforeEachCallback, AfterEachCallback {

    private @Nullable JettyServer server;

    @Override
    public void beforeEach(ExtensionContext context) {
        server = JettyServer.http();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        get().close();
    }

    JettyServer get() {
        return Objects.requireNonNull(server, "no test is running");
    }

    String uri(String path) {
        return get().uri(path);
    }

    /** Returns how many requests the test's server received. */
    long received() {
        return get().tally().total();
    }
}
