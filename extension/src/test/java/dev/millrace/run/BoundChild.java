package dev.millrace.run;

import static dev.millrace.request.Requests.get;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.millrace.clock.NanoClock;
import dev.millrace.plan.LoadPlan;
import dev.millrace.plan.Plans;
import dev.millrace.request.RequestFactory;
import dev.millrace.request.RequestSource;
import dev.millrace.result.LoadResult;
import dev.millrace.server.Behaviours;
import dev.millrace.server.RawServer;
import dev.millrace.transport.jetty.JettyTransports;
import dev.millrace.verdict.Bound;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Runs a load where something is scarce, and prints what bounded it. */
final class BoundChild {

    /** A run needs two thirds of it: with so little left, the collector works hard. */
    private static final int LEFT = 9 << 20;

    /** The setting of the JDK for a file to read names from. */
    static final String HOSTS = "jdk.net.hosts.file";

    private static final long STALL_NANOS = 1_000_000_000;

    private static final List<byte[]> LIVE = new ArrayList<>();

    private BoundChild() {}

    /** Takes what is scarce, and the URI of a server to append an index to. */
    public static void main(String[] args) {
        RequestFactory plain = i -> get(args[1] + i);
        // These load the classes for which there may be no descriptor later on.
        bound(Plans.aPlan().requests(10).concurrency(2), plain);
        bound(Plans.aPlan().requests(10).concurrency(2), i -> get("http://127.0.0.1:1/" + i));
        Bound bound =
                switch (args[0]) {
                    case "HEAP" -> garbage(plain);
                    case "NAMES" -> stalledName(args[1]);
                    case "PORTS" -> serverInTheSameNetwork();
                    default -> many(plain);
                };
        System.out.println(bound.cause() + ": " + bound.sentence());
    }

    private static Bound many(RequestFactory factory) {
        return bound(Plans.aPlan().requests(400).concurrency(200), factory);
    }

    private static Bound serverInTheSameNetwork() {
        try (RawServer server = RawServer.start(Behaviours.ok("here"))) {
            return many(i -> get(server.uri("/" + i)));
        }
    }

    /** The JDK looks into the pipe for a name, and waits there until somebody writes. */
    private static Bound stalledName(String uri) {
        Thread names = new Thread(() -> answerLate(Path.of(System.getProperty(HOSTS))), "names");
        names.setDaemon(true);
        names.start();
        String named = uri.replace("127.0.0.1", "stalled.localhost");
        return bound(Plans.aPlan().requests(100), i -> get(named + i));
    }

    private static void answerLate(Path pipe) {
        try (OutputStream out = Files.newOutputStream(pipe)) {
            LockSupport.parkNanos(STALL_NANOS);
            out.write("127.0.0.1 stalled.localhost\n".getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Bound garbage(RequestFactory plain) {
        while (free() > LEFT) {
            LIVE.add(new byte[256 << 10]);
        }
        return bound(
                Plans.aPlan().unbounded().duration(Duration.ofSeconds(2)),
                i -> {
                    byte[] unused = new byte[512 << 10];
                    return plain.request(i + unused.length % 2);
                });
    }

    private static long free() {
        System.gc();
        Runtime jvm = Runtime.getRuntime();
        return jvm.maxMemory() - jvm.totalMemory() + jvm.freeMemory();
    }

    private static Bound bound(Plans plans, RequestFactory factory) {
        LoadPlan plan = plans.build();
        LoadResult result =
                new LoadRunner(JettyTransports.of(plan), NanoClock.SYSTEM)
                        .run(plan, RequestSource.of(factory), new RunListener() {});
        return Bound.of(result);
    }
}
