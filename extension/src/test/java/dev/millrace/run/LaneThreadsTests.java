package dev.millrace.run;

import static dev.millrace.check.Expectations.satisfies;
import static dev.millrace.request.Requests.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.clock.NanoClock;
import dev.millrace.http.Response;
import dev.millrace.plan.LoadPlan;
import dev.millrace.plan.Plans;
import dev.millrace.request.RequestFactory;
import dev.millrace.request.RequestSource;
import dev.millrace.result.LoadResult;
import dev.millrace.server.Behaviours;
import dev.millrace.server.Misbehaviours;
import dev.millrace.server.RawServer;
import dev.millrace.transport.jetty.HttpClientTransports;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LaneThreadsTests {

    /**
     * The thread that makes a request checks its response, and so writes to the lane's recorder.
     */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void a_lane_is_one_thread(int lanes) {
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        try (RawServer good = RawServer.start(Behaviours.ok("ok"));
                RawServer bad = RawServer.start(Misbehaviours.closingBeforeTheAnswer())) {
            String goodUri = good.uri("/");
            String badUri = bad.uri("/");

            LoadResult result =
                    run(
                            Plans.aPlan().requests(2_000).concurrency(40).lanes(lanes).build(),
                            index -> {
                                Thread maker = Thread.currentThread();
                                threads.add(maker);
                                return get(index % 10 == 0 ? badUri : goodUri)
                                        .expect(satisfies("checked by its maker", on(maker)));
                            });

            assertThat(threads).hasSizeBetween(1, lanes);
            assertThat(result.succeeded()).isEqualTo(1_800);
            assertThat(result.failures().countOf("checked by its maker")).isZero();
            assertThat(result.failures().countOf("connection closed early")).isEqualTo(200);
        }
    }

    private static LoadResult run(LoadPlan plan, RequestFactory factory) {
        return new LoadRunner(new HttpClientTransports(), NanoClock.SYSTEM)
                .run(plan, RequestSource.of(factory), new RunListener() {});
    }

    private static Predicate<Response> on(Thread thread) {
        return response -> Thread.currentThread() == thread;
    }
}
