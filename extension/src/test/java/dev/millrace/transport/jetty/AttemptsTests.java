package dev.millrace.transport.jetty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.clock.NanoClock;
import dev.millrace.http.FailureKind;
import dev.millrace.http.Origin;
import dev.millrace.http.TransportFailure;
import dev.millrace.transport.jetty.Attempts.Attempt;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.util.Promise;
import org.junit.jupiter.api.Test;

class AttemptsTests {

    private static final long LONG = 1_000_000_000;

    private final Endpoints endpoints = new Endpoints(Unused::new, NanoClock.SYSTEM);
    private final Attempts attempts = new Attempts();

    /** No connection is opened here. */
    private record Unused(Origin origin) implements Opener {

        @Override
        public void open(Promise<LaneConnection> promise) {
            throw new AssertionError("asked for a connection to " + origin);
        }

        @Override
        public void forget() {}
    }

    private Endpoint host(int number) {
        return endpoints.of(new Origin("http", "127.0.0." + number, 80));
    }

    private Endpoint failingHost(int number) {
        Endpoint host = host(number);
        host.connecting();
        host.failed(new TransportFailure(FailureKind.REFUSED, "nobody"), 0);
        return host;
    }

    @Test
    void are_bounded() {
        for (int i = 0; i < 128; i++) {
            assertThat(attempts.hasRoom()).isTrue();
            attempts.start(host(1), 0);
        }

        assertThat(attempts.hasRoom()).isFalse();
        assertThat(attempts.hasRoomForDoubtful()).isFalse();
    }

    @Test
    void to_failing_hosts_take_a_quarter_at_most() {
        List<Attempt> failing = new ArrayList<>();
        for (int i = 0; i < 32; i++) {
            assertThat(attempts.hasRoomForDoubtful()).isTrue();
            failing.add(attempts.start(failingHost(i), 0));
        }

        assertThat(attempts.hasRoomForDoubtful()).isFalse();
        assertThat(attempts.hasRoom()).isTrue();

        failing.forEach(attempts::ended);

        assertThat(attempts.hasRoomForDoubtful()).isTrue();
    }

    @Test
    void that_take_long_give_way_and_make_their_host_doubtful() {
        Attempt first = attempts.start(host(1), 0);
        for (int i = 1; i < 128; i++) {
            attempts.start(host(2), 1);
        }

        attempts.tick(LONG);

        assertThat(attempts.hasRoom()).isTrue();
        assertThat(host(1).isDoubtful()).isTrue();
        assertThat(host(2).isDoubtful()).isFalse();

        attempts.ended(first);
        attempts.start(host(2), LONG);

        assertThat(attempts.hasRoom()).isFalse();
    }
}
