package dev.millrace.transport;

import dev.millrace.http.Headers;
import dev.millrace.http.Outcome;
import dev.millrace.http.Response;
import java.util.AbstractMap.SimpleImmutableEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A slot that writes down all it is told, and by which threads. */
public final class RecordingExchange extends Exchange {

    private static final long PATIENCE_SECONDS = 20;

    final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    public final List<String> events = new CopyOnWriteArrayList<>();
    final Queue<String> lateEvents = new ConcurrentLinkedQueue<>();
    final CountDownLatch firstByte = new CountDownLatch(1);
    volatile long connectNanos;
    private volatile CompletableFuture<Outcome> outcome = new CompletableFuture<>();

    /** Gets ready to be used again. */
    void again() {
        events.clear();
        outcome = new CompletableFuture<>();
    }

    @Override
    public void connected(long nanos) {
        note("connected");
        connectNanos = nanos;
    }

    @Override
    public void sending() {
        note("sending");
    }

    @Override
    public void firstByte() {
        note("firstByte");
        firstByte.countDown();
    }

    @Override
    public void completed(Outcome ended) {
        note("completed");
        outcome.complete(kept(ended));
    }

    /** Ends the wait for an exchange that the transport threw at. */
    void broken(Throwable thrown) {
        outcome.completeExceptionally(thrown);
    }

    private void note(String event) {
        threads.add(Thread.currentThread());
        (outcome.isDone() ? lateEvents : events).add(event);
    }

    /** The header fields may belong to the transport: they are copied while they are valid. */
    private static Outcome kept(Outcome ended) {
        if (!(ended instanceof Response response)) {
            return ended;
        }
        List<Map.Entry<String, String>> fields = new ArrayList<>();
        response.headers()
                .forEach((name, value) -> fields.add(new SimpleImmutableEntry<>(name, value)));
        return new Response(
                response.status(),
                response.reason(),
                Headers.of(fields),
                response.body(),
                response.redirects());
    }

    boolean done() {
        return outcome.isDone();
    }

    /** Waits so long for the outcome, and tells whether there is one. */
    public boolean doneWithin(long millis) throws InterruptedException {
        try {
            outcome.get(millis, TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException e) {
            return true;
        } catch (TimeoutException e) {
            return false;
        }
    }

    public Outcome await() {
        try {
            return outcome.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        } catch (ExecutionException e) {
            throw new AssertionError("the transport threw " + e.getCause(), e.getCause());
        } catch (TimeoutException e) {
            throw new AssertionError("no outcome within 20 s; told so far: " + events, e);
        }
    }

    void awaitFirstByte() throws InterruptedException {
        if (!firstByte.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("no first byte within 20 s; told so far: " + events);
        }
    }
}
