package dev.millrace.transport.fuzz;

import static dev.millrace.http.FailureKind.RESPONSE_TIMEOUT;
import static dev.millrace.request.Requests.get;

import dev.millrace.clock.NanoClock;
import dev.millrace.http.ConnectionCounts;
import dev.millrace.http.Outcome;
import dev.millrace.http.TransportFailure;
import dev.millrace.plan.Plans;
import dev.millrace.server.Behaviours;
import dev.millrace.server.Certificates;
import dev.millrace.server.RawConnection;
import dev.millrace.server.RawServer;
import dev.millrace.server.ReceivedRequest;
import dev.millrace.transport.ProbeLane;
import dev.millrace.transport.RecordingExchange;
import dev.millrace.transport.TransportFactory;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One transport, one connection, and a server that plays exchanges to it. */
final class Bench implements AutoCloseable {

    private static final int BODY_LIMIT = 1_000;
    private static final long PATIENCE_SECONDS = 20;
    private static final String PLAIN = "/plain";

    /** Bytes on their way through the kernel may need so long, even on a busy machine. */
    private static final long GRACE_MILLIS = 5;

    /** The next request gets its response long before this, or never. */
    private static final long NEXT_MILLIS = 5_000;

    private final RawServer server;
    private final ProbeLane lane;
    private final List<ReceivedRequest> received = new CopyOnWriteArrayList<>();
    private volatile @Nullable FuzzedExchange current;
    private volatile CountDownLatch played = new CountDownLatch(0);

    Bench(TransportFactory factory, boolean secured) {
        Certificates certificates = Certificates.shared();
        server =
                secured
                        ? RawServer.startTls(certificates, this::serve)
                        : RawServer.start(this::serve);
        // Under its own port, each server would be another host.
        String authority = "127.0.0.1:" + (secured ? 443 : 80);
        Plans plan =
                Plans.aPlan()
                        .concurrency(1)
                        .bodyLimit(BODY_LIMIT)
                        .tls(certificates.trustingTheServer())
                        .address(authority, "127.0.0.1:" + server.port())
                        .target((secured ? "https://" : "http://") + authority);
        lane = new ProbeLane(factory, plan.build(), NanoClock.SYSTEM);
    }

    private void serve(RawConnection client) throws IOException {
        for (var head = client.readHead(); head != null; head = client.readHead()) {
            FuzzedExchange exchange = current;
            if (exchange == null || head.target().equals(PLAIN)) {
                client.write(Behaviours.response("200 OK", "plain"));
            } else if (!play(exchange, head, client)) {
                client.awaitClose();
                return;
            }
        }
    }

    /** Tells whether the connection goes on. */
    private boolean play(FuzzedExchange exchange, ReceivedRequest head, RawConnection client)
            throws IOException {
        CountDownLatch ended = played;
        try {
            // What a client still sends of a request that has failed is a race.
            received.add(exchange.early() ? head : client.readBody(head));
            for (String piece : exchange.pieces()) {
                client.write(piece);
                lane.readAll();
            }
            if (exchange.early()) {
                client.readBody(head);
            }
            end(exchange, client);
        } finally {
            ended.countDown();
        }
        return exchange.ending() == FuzzedExchange.Ending.KEEP_OPEN;
    }

    private static void end(FuzzedExchange exchange, RawConnection client) throws IOException {
        switch (exchange.ending()) {
            case KEEP_OPEN -> {}
            case CLOSE -> client.close();
            case END_OUTPUT -> client.endOutput();
            case CUT_OFF -> client.cutOff();
            case RESET -> client.reset();
        }
    }

    Observation observe(FuzzedExchange exchange) throws InterruptedException {
        received.clear();
        played = new CountDownLatch(1);
        current = exchange;
        ConnectionCounts before = lane.counts();
        RecordingExchange slot = lane.start(exchange.request("/fuzz"), exchange.keepBody());
        if (!played.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("the server did not play all of\n" + exchange);
        }
        lane.readAll();
        Outcome outcome = outcomeWithin(GRACE_MILLIS, slot);
        List<String> events = List.copyOf(slot.events);
        int connections = server.connections();
        lane.readAll();
        Outcome next = outcomeWithin(NEXT_MILLIS, lane.start(get(PLAIN), true));
        boolean reused = server.connections() == connections;
        if (next instanceof TransportFailure) {
            lane.respond(get(PLAIN)); // so that this leaves no trace in the next exchange
        }
        ConnectionCounts counted = difference(before, lane.counts());
        return new Observation(outcome, events, List.copyOf(received), next, reused, counted);
    }

    /** What is not complete once all is read never will be: it is given up. */
    private Outcome outcomeWithin(long millis, RecordingExchange slot) throws InterruptedException {
        if (!slot.doneWithin(millis)) {
            lane.abort(slot, RESPONSE_TIMEOUT, "stalled");
        }
        return slot.await();
    }

    private static ConnectionCounts difference(ConnectionCounts before, ConnectionCounts after) {
        return new ConnectionCounts(
                after.opened() - before.opened(),
                after.failed() - before.failed(),
                after.reconnects() - before.reconnects());
    }

    @Override
    public void close() {
        lane.close();
        server.close();
    }
}
