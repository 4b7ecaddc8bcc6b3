package it;

import static dev.millrace.request.Requests.get;

import com.sun.net.httpserver.HttpServer;
import dev.millrace.Load;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;

/** What the tests of both forks do: wait for each other, then send and leave a trace of it. */
final class Fork {

    private static final Path TRACE = Path.of("target", "trace.txt");

    private Fork() {}

    /** Returns once the other fork has come here too. */
    static void meet(String own, String other) throws IOException, InterruptedException {
        Files.writeString(Path.of("target", own), "");
        Instant patience = Instant.now().plus(Duration.ofMinutes(1));
        while (Files.notExists(Path.of("target", other))) {
            if (Instant.now().isAfter(patience)) {
                throw new AssertionError("the other fork did not come");
            }
            Thread.sleep(10);
        }
    }

    /** Sends for so long that the loads of two forks that met would overlap. */
    static void send(Load load, String name, int status) throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    exchange.sendResponseHeaders(status, -1);
                    exchange.close();
                });
        server.start();
        try {
            load.run(
                    i -> {
                        Files.writeString(
                                TRACE,
                                name + "\n",
                                StandardOpenOption.CREATE,
                                StandardOpenOption.APPEND);
                        return get("http://127.0.0.1:" + server.getAddress().getPort() + "/" + i);
                    });
        } finally {
            server.stop(0);
        }
    }
}
