package dev.millrace.transport.jetty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.millrace.clock.NanoClock;
import dev.millrace.http.Origin;
import dev.millrace.plan.Plans;
import dev.millrace.server.Behaviours;
import dev.millrace.server.RawServer;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.util.Promise;
import org.eclipse.jetty.util.SocketAddressResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DirectOpenerTests {

    /** Listens on one address, so that its port is refused on the others. */
    private final RawServer server = RawServer.start("127.0.0.3", Behaviours.ok("ok"));

    private final DirectTransport transport =
            new DirectTransport(Plans.aPlan().build(), 0, NanoClock.SYSTEM);

    @AfterEach
    void close() {
        transport.close();
        server.close();
    }

    /** Finds addresses for any name. */
    private record Found(List<InetSocketAddress> addresses) implements SocketAddressResolver {
        @Override
        public void resolve(
                String host,
                int port,
                Map<String, Object> context,
                Promise<List<InetSocketAddress>> promise) {
            promise.succeeded(addresses);
        }
    }

    private InetSocketAddress at(String address) {
        return new InetSocketAddress(address, server.port());
    }

    private LaneConnection open(SocketAddressResolver resolver) throws Exception {
        Promise.Completable<LaneConnection> made = new Promise.Completable<>();
        DirectOpener opener =
                new DirectOpener(transport, Origin.of("http://shop.example"), resolver);
        transport.execute(() -> opener.open(made));
        return made.get(20, TimeUnit.SECONDS);
    }

    @Test
    void tries_all_addresses_in_turn_until_one_accepts() throws Exception {
        Found found = new Found(List.of(at("127.0.0.1"), at("127.0.0.2"), at("127.0.0.3")));

        LaneConnection connection = open(found);

        assertThat(connection.endPoint().getRemoteSocketAddress()).isEqualTo(at("127.0.0.3"));
        server.openConnections().awaitAtLeast(1);
        assertThat(server.connections()).isEqualTo(1);
    }

    @Test
    void tells_why_the_last_address_refused_where_all_do() {
        Found found = new Found(List.of(at("127.0.0.1"), at("127.0.0.2")));

        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> open(found))
                .withCauseInstanceOf(ConnectException.class);
    }

    @Test
    void tells_why_a_name_has_no_address() {
        SocketAddressResolver unknown =
                (host, port, context, promise) ->
                        promise.failed(new UnknownHostException(host + ":" + port));

        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> open(unknown))
                .havingCause()
                .isInstanceOf(UnknownHostException.class)
                .withMessage("shop.example:80");
    }
}
