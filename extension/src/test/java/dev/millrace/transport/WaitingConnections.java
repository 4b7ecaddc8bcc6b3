package dev.millrace.transport;

import static dev.millrace.request.Requests.get;

import dev.millrace.clock.NanoClock;
import dev.millrace.plan.LoadPlan;
import dev.millrace.plan.Plans;
import dev.millrace.plan.TransportChoice;
import dev.millrace.request.RequestSource;
import dev.millrace.result.LoadResult;
import dev.millrace.run.LoadRunner;
import dev.millrace.run.RunListener;
import dev.millrace.server.Certificates;
import dev.millrace.server.HoldingProcess;
import dev.millrace.transport.jetty.JettyTransports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Prints what a connection whose response is awaited costs in memory, all that the engine and the
 * transport keep for it: by the difference between few of them and many.
 *
 * <p>A program for {@code ci/bench connections}, which says what its JVM has to be like.
 */
final class WaitingConnections {

    private static final int FEW = 100;

    private final HoldingProcess server;
    private final Plans plan;

    private WaitingConnections(HoldingProcess server, Plans plan) {
        this.server = server;
        this.plan = plan;
    }

    /** Takes a transport, {@code http} or {@code https}, and the number of connections. */
    public static void main(String[] args) throws Exception {
        TransportChoice transport = TransportChoice.valueOf(args[0]);
        int many = Integer.parseInt(args[2]);
        Certificates certificates = args[1].equals("https") ? Certificates.shared() : null;
        try (HoldingProcess server = HoldingProcess.start(certificates)) {
            Plans plan = plan(certificates).transport(transport);
            WaitingConnections waiting = new WaitingConnections(server, plan);
            waiting.measure(FEW); // loads and compiles what the others use too
            MemorySnapshot few = waiting.measure(FEW);
            MemorySnapshot all = waiting.measure(many);
            System.out.println("### " + transport + ", " + args[1] + "\n");
            System.out.println(all.since(few, many - FEW));
        }
        System.exit(0); // whatever Jetty's threads still do
    }

    private static Plans plan(@Nullable Certificates certificates) {
        Plans plan =
                Plans.aPlan().connectTimeout(Duration.ofMinutes(1)).timeout(Duration.ofMinutes(10));
        return certificates == null ? plan : plan.tls(certificates.trustingTheServer());
    }

    /** What is there while so many requests wait for their responses. */
    private MemorySnapshot measure(int connections) throws IOException {
        server.hold(connections);
        CompletableFuture<MemorySnapshot> snapshot =
                CompletableFuture.supplyAsync(this::takeWhileHeld);
        LoadResult result = run(plan.concurrency(connections).requests(connections).build());
        if (result.succeeded() != connections
                || result.generator().connections().opened() != connections) {
            throw new IllegalStateException("they were not all held: " + result);
        }
        return snapshot.join();
    }

    private LoadResult run(LoadPlan planned) {
        LoadRunner runner = new LoadRunner(JettyTransports.of(planned), NanoClock.SYSTEM);
        String base = server.base();
        return runner.run(
                planned, RequestSource.of(i -> get(base + "/" + i)), new RunListener() {});
    }

    private MemorySnapshot takeWhileHeld() {
        try {
            server.awaitHeld();
            return MemorySnapshot.take();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            server.release();
        }
    }
}
