package dev.millrace.transport.jetty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.http.FailureKind;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import org.junit.jupiter.api.Test;

/** The kinds that no server on loopback can provoke; the others are provoked by real ones. */
class FailureKindsTests {

    private static FailureKind kindOf(Throwable thrown) {
        return FailureKinds.of(thrown).kind();
    }

    @Test
    void knows_an_address_without_a_route() {
        assertThat(kindOf(new NoRouteToHostException("No route to host")))
                .isEqualTo(FailureKind.UNREACHABLE);
        assertThat(kindOf(new ConnectException("Network is unreachable")))
                .isEqualTo(FailureKind.UNREACHABLE);
    }

    @Test
    void looks_at_causes_too() {
        IOException wrapped = new IOException("could not connect", new BindException("in use"));

        assertThat(kindOf(wrapped)).isEqualTo(FailureKind.OUT_OF_PORTS);
    }

    @Test
    void calls_the_rest_by_what_was_thrown() {
        assertThat(FailureKinds.of(new IllegalStateException("odd")).kind())
                .isEqualTo(FailureKind.OTHER);
        assertThat(FailureKinds.of(new IllegalStateException("odd")).detail())
                .isEqualTo("IllegalStateException: odd");
    }
}
