package dev.millrace.transport.jetty;

import static dev.millrace.request.Requests.get;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.clock.NanoClock;
import dev.millrace.plan.Plans;
import dev.millrace.request.Request;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The readers that a lane's connections use one after the other. */
class SharedReadersTests {

    private final DirectTransport transport =
            new DirectTransport(Plans.aPlan().build(), 0, NanoClock.SYSTEM);

    @AfterEach
    void close() {
        transport.close();
    }

    @Test
    void are_kept_up_to_a_bound_however_many_were_needed_at_once() {
        Request request = get("http://127.0.0.1:1/");
        DirectCall call = new DirectCall(transport, new SilentExchange());
        call.prepare(request, request.uri(), transport.routes.of(request.uri()), 0);
        Set<ResponseReader> needed =
                Stream.generate(() -> transport.readerFor(call)).limit(100).collect(toSet());

        needed.forEach(transport::giveBack);

        assertThat(Stream.generate(() -> transport.readerFor(call)).limit(100))
                .filteredOn(needed::contains)
                .hasSize(64);
    }
}
