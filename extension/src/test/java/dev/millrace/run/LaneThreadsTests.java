package dev.millrace.run;

import static dev.millrace.check.Expectations.satisfies;
import static dev.millrace.request.Requests.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.clock.NanoClock;
import dev.millrace.plan.Plans;
import dev.millrace.request.RequestSource;
import dev.millrace.result.LoadResult;
import dev.millrace.server.Behaviours;
import dev.millrace.server.Misbehaviours;
import dev.millrace.server.RawServer;
import dev.millrace.transport.jetty.HttpClientTransports;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LaneThreadsTests {

    /** What a lane's recorder is written by: who makes requests, and who checks responses. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void a_lane_is_one_thread(int lanes) {
        Set<String> making = ConcurrentHashMap.newKeySet();
        Set<String> checking = ConcurrentHashMap.newKeySet();
        try (RawServer good = RawServer.start(Behaviours.ok("ok"));
                RawServer bad = RawServer.start(Misbehaviours.closingBeforeTheAnswer())) {
            String goodUri = good.uri("/");
            String badUri = bad.uri("/");

            LoadResult result =
                    new LoadRunner(new HttpClientTransports(), NanoClock.SYSTEM)
                            .run(
                                    Plans.aPlan()
                                            .requests(2_000)
                                            .concurrency(40)
                                            .lanes(lanes)
                                            .expectations(
                                                    satisfies(
                                                            "a response seen",
                                                            response -> seenBy(checking)))
                                            .build(),
                                    RequestSource.of(
                                            index -> {
                                                making.add(threadName());
                                                return get(index % 10 == 0 ? badUri : goodUri);
                                            }),
                                    new RunListener() {});

            assertThat(result.requests()).isEqualTo(2_000);
            assertThat(making)
                    .hasSizeLessThanOrEqualTo(lanes)
                    .allMatch(name -> name.startsWith("millrace-lane-"));
            assertThat(checking).isSubsetOf(making);
        }
    }

    private static boolean seenBy(Set<String> threads) {
        threads.add(threadName());
        return true;
    }

    private static String threadName() {
        return Thread.currentThread().getName();
    }
}
