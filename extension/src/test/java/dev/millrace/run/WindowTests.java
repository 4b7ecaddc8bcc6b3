package dev.millrace.run;

import static dev.millrace.plan.Plans.aPlan;
import static dev.millrace.request.Requests.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.clock.NanoClock;
import dev.millrace.request.RequestSource;
import dev.millrace.result.LoadResult;
import dev.millrace.server.JettyServer;
import dev.millrace.transport.jetty.HttpClientTransports;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The window as a real server sees it: never over, full while there is work, nothing twice. */
class WindowTests {

    private static final int WINDOW = 100;

    /** Indexes that the other lanes may still hold in their last blocks when one has none left. */
    private static final int LAST_BLOCKS_OF_A_LANE = 5;

    private final JettyServer server = JettyServer.http();

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void sends_each_index_exactly_once_and_never_more_than_the_window(int lanes) {
        LoadResult result = run(20_000, lanes);

        assertThat(result.succeeded()).isEqualTo(20_000);
        assertThat(server.tally().total()).isEqualTo(20_000);
        assertThat(server.tally().notExactlyOnce(20_000)).isEmpty();
        assertThat(server.inFlight().highest()).isLessThanOrEqualTo(WINDOW);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void fills_the_window_again_after_each_response_while_each_lane_has_work(int lanes) {
        int requests = 600;
        int requestsWithoutWorkForAll = (lanes - 1) * LAST_BLOCKS_OF_A_LANE;
        server.hold();

        CompletableFuture<LoadResult> run =
                CompletableFuture.supplyAsync(() -> run(requests, lanes));
        for (int i = WINDOW; i < requests - requestsWithoutWorkForAll; i++) {
            server.inFlight().awaitAtLeast(WINDOW);
            server.releaseOne();
        }
        server.inFlight().awaitAtLeast(WINDOW);
        server.release();

        assertThat(run.join().succeeded()).isEqualTo(requests);
        assertThat(server.tally().notExactlyOnce(requests)).isEmpty();
        assertThat(server.inFlight().highest()).isEqualTo(WINDOW);
    }

    private LoadResult run(int requests, int lanes) {
        return new LoadRunner(new HttpClientTransports(), NanoClock.SYSTEM)
                .run(
                        aPlan().concurrency(WINDOW).requests(requests).lanes(lanes).build(),
                        RequestSource.of(i -> get(server.uri("/" + i))),
                        new SilentListener());
    }

    /** Nobody watches these runs. */
    private static final class SilentListener implements RunListener {}
}
