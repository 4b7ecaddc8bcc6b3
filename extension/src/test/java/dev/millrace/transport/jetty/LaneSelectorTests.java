package dev.millrace.transport.jetty;

import static dev.millrace.http.FailureKind.OTHER;
import static dev.millrace.request.Requests.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.clock.NanoClock;
import dev.millrace.http.Outcome;
import dev.millrace.http.Response;
import dev.millrace.http.TransportFailure;
import dev.millrace.plan.Plans;
import dev.millrace.server.Behaviours;
import dev.millrace.server.RawServer;
import dev.millrace.transport.Exchange;
import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.spi.AbstractSelectableChannel;
import java.nio.channels.spi.AbstractSelector;
import java.nio.channels.spi.SelectorProvider;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LaneSelectorTests {

    private final RawServer server = RawServer.start(Behaviours.ok("ok"));

    private final DirectTransport transport =
            new DirectTransport(Plans.aPlan().build(), 0, NanoClock.SYSTEM);

    @AfterEach
    void close() {
        transport.close();
        server.close();
    }

    /** A slot that may throw when it is told of the first byte. */
    private static final class Slot extends Exchange {

        private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
        private final boolean broken;

        Slot(boolean broken) {
            this.broken = broken;
        }

        @Override
        public void connected(long nanos) {}

        @Override
        public void sending() {}

        @Override
        public void firstByte() {
            if (broken) {
                throw new IllegalStateException("broken");
            }
        }

        @Override
        public void completed(Outcome ended) {
            outcome.complete(ended);
        }
    }

    /** Never has anything ready. */
    private static final class NotingSelector extends AbstractSelector {

        private final List<String> calls = new ArrayList<>();

        NotingSelector() {
            super(SelectorProvider.provider());
        }

        @Override
        public int selectNow() {
            calls.add("look");
            return 0;
        }

        @Override
        public int select() {
            return select(0);
        }

        @Override
        public int select(long millis) {
            calls.add("wait");
            return 0;
        }

        @Override
        public Set<SelectionKey> keys() {
            return Set.of();
        }

        @Override
        public Set<SelectionKey> selectedKeys() {
            return new HashSet<>();
        }

        @Override
        public Selector wakeup() {
            return this;
        }

        @Override
        protected void implCloseSelector() {}

        @Override
        protected SelectionKey register(AbstractSelectableChannel channel, int ops, Object with) {
            throw new UnsupportedOperationException();
        }
    }

    private Outcome outcomeOf(Slot slot) throws Exception {
        transport.execute(() -> transport.send(get(server.uri("/")), slot, true));
        return slot.outcome.get(20, TimeUnit.SECONDS);
    }

    /** What is thrown while a response is parsed, Jetty's parser catches: not all are parsed. */
    @Test
    void closes_an_end_point_that_throws_and_goes_on() throws Exception {
        assertThat(outcomeOf(new Slot(false))).isInstanceOf(Response.class);

        Outcome broken = outcomeOf(new Slot(true));

        assertThat(broken).isEqualTo(new TransportFailure(OTHER, "IllegalStateException: broken"));
        assertThat(outcomeOf(new Slot(false))).isInstanceOf(Response.class);
        assertThat(server.connections()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"false, wait", "true, look"})
    void waits_unless_it_shall_look_now(boolean now, String expected) throws IOException {
        LaneSelector lane =
                transport.connector.getContainedBeans(LaneSelector.class).iterator().next();
        NotingSelector network = new NotingSelector();

        int ready = lane.nioSelect(network, now);

        assertThat(ready).isZero();
        assertThat(network.calls).containsExactly(expected);
    }
}
