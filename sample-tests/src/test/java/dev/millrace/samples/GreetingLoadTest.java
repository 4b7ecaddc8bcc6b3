package dev.millrace.samples;

import static dev.millrace.request.Requests.get;

import com.sun.net.httpserver.HttpServer;
import dev.millrace.ExpectHeader;
import dev.millrace.ExpectStatus;
import dev.millrace.Load;
import dev.millrace.LoadTest;
import dev.millrace.ServiceLevel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class GreetingLoadTest {

    static HttpServer server;

    @BeforeAll
    static void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/greetings",
                exchange -> {
                    exchange.getResponseHeaders().set("content-type", "text/plain");
                    exchange.sendResponseHeaders(200, -1);
                    exchange.close();
                });
        server.start();
    }

    @AfterAll
    static void stop() {
        server.stop(0);
    }

    @LoadTest(requests = 10_000, concurrency = 20)
    @ExpectStatus(200)
    @ExpectHeader(name = "content-type", value = "text/plain")
    @ServiceLevel(p99 = "500 ms", failures = 0.0)
    void everyone_is_greeted(Load load) {
        String base = "http://localhost:" + server.getAddress().getPort();

        load.run(i -> get(base + "/greetings/" + i));
    }
}
