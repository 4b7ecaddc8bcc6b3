package dev.millrace.transport;

import static dev.millrace.request.Requests.get;

import dev.millrace.clock.NanoClock;
import dev.millrace.http.Outcome;
import dev.millrace.http.TransportFailure;
import dev.millrace.plan.Plans;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Fills a window towards a server that never answers, and prints the first failure. */
public final class ScarcityChild {

    private static final int WINDOW = 200;

    private ScarcityChild() {}

    /** Takes the name of the transport factory's class. */
    public static void main(String[] args) throws Exception {
        Class<?> factory = Class.forName(args[0]);
        loadAllBeside(factory);
        try (ServerSocket silent =
                        new ServerSocket(0, 2 * WINDOW, InetAddress.getLoopbackAddress());
                Transport lane =
                        ((TransportFactory) factory.getConstructor().newInstance())
                                .open(
                                        Plans.aPlan().concurrency(WINDOW).build(),
                                        0,
                                        NanoClock.SYSTEM)) {
            CompletableFuture<Outcome> first = new CompletableFuture<>();
            String uri = "http://127.0.0.1:" + silent.getLocalPort() + "/";
            for (int i = 0; i < WINDOW; i++) {
                lane.execute(() -> lane.send(get(uri), new FirstOutcome(first), false));
            }
            TransportFailure failure = (TransportFailure) first.get(20, TimeUnit.SECONDS);
            System.out.println(failure.kind() + " " + failure.detail());
        }
    }

    /** A class outside a jar cannot be loaded any more once the descriptors have run out. */
    private static void loadAllBeside(Class<?> type) throws Exception {
        Path root =
                Path.of(
                        URI.create(
                                type.getProtectionDomain()
                                        .getCodeSource()
                                        .getLocation()
                                        .toString()));
        List<Path> files;
        try (Stream<Path> walk = Files.walk(root.resolve("dev"))) {
            files = walk.filter(file -> file.toString().endsWith(".class")).toList();
        }
        for (Path file : files) {
            String name = root.relativize(file).toString().replace('/', '.');
            if (!name.endsWith("package-info.class")) {
                Class.forName(name.substring(0, name.length() - ".class".length()));
            }
        }
    }

    private static final class FirstOutcome extends Exchange {

        private final CompletableFuture<Outcome> first;

        FirstOutcome(CompletableFuture<Outcome> first) {
            this.first = first;
        }

        @Override
        public void connected(long nanos) {}

        @Override
        public void sending() {}

        @Override
        public void firstByte() {}

        @Override
        public void completed(Outcome outcome) {
            first.complete(outcome);
        }
    }
}
