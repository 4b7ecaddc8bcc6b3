package dev.millrace.transport;

import dev.millrace.clock.NanoClock;
import dev.millrace.plan.Plans;
import dev.millrace.server.Certificates;
import dev.millrace.server.JettyServer;
import dev.millrace.server.RawServer;
import dev.millrace.server.Script;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.AfterEach;

/**
 * What any transport must do, shown through the seam on one lane against real servers; its
 * subclasses hold one topic each.
 *
 * <p>For each test: an exchange is completed once, hears nothing after that, and all it hears is
 * told by the lane's thread; {@link ProbeLane#close()} sees to it.
 */
public abstract class TransportContract implements TransportUnderTest {

    private final Deque<AutoCloseable> opened = new ArrayDeque<>();

    ProbeLane open() {
        return open(Plans.aPlan());
    }

    ProbeLane open(Plans plan) {
        return open(plan, NanoClock.SYSTEM);
    }

    ProbeLane open(Plans plan, NanoClock clock) {
        Plans trusting = secured() ? plan.tls(Certificates.shared().trustingTheServer()) : plan;
        return closing(new ProbeLane(factory(), trusting.build(), clock));
    }

    RawServer serve(Script script) {
        return closing(
                secured()
                        ? RawServer.startTls(Certificates.shared(), script)
                        : RawServer.start(script));
    }

    JettyServer serveHttp() {
        return closing(JettyServer.http());
    }

    /** Returns a port of 127.0.0.1 where nobody listens any more. */
    static int unusedPort() throws IOException {
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return listener.getLocalPort();
        }
    }

    /** Closes something at the end of the test, the last opened first. */
    <T extends AutoCloseable> T closing(T closeable) {
        opened.push(closeable);
        return closeable;
    }

    @AfterEach
    void close_all() throws Exception {
        while (!opened.isEmpty()) {
            opened.pop().close();
        }
    }
}
