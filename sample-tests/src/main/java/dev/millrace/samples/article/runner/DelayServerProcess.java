package dev.millrace.samples.article.runner;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.millrace.samples.ChildServer;
import dev.millrace.samples.article.Figures;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;

/** The article's server in a process of its own. */
final class DelayServerProcess implements AutoCloseable {

    private final ChildServer server;

    private DelayServerProcess(ChildServer server) {
        this.server = server;
    }

    /** Starts it with arguments. */
    static DelayServerProcess start(List<String> arguments) throws IOException {
        return new DelayServerProcess(
                ChildServer.start(
                        List.of(), "dev.millrace.samples.article.DelayServer", arguments));
    }

    /** Its URL. */
    String base() {
        return server.base();
    }

    /** What it has held until now. */
    Figures held() throws IOException {
        try (InputStream body = URI.create(base() + "/held").toURL().openStream()) {
            return Figures.parse(new String(body.readAllBytes(), UTF_8));
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
