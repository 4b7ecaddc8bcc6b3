package dev.millrace.samples;

import static dev.millrace.plan.Stage.hold;
import static dev.millrace.plan.Stage.rampTo;
import static dev.millrace.request.Requests.get;
import static dev.millrace.request.Requests.post;
import static dev.millrace.request.Requests.weight;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.Load;
import dev.millrace.LoadTest;
import dev.millrace.ServiceLevel;
import dev.millrace.Stage;
import dev.millrace.plan.Arrivals;
import dev.millrace.request.RequestFactory;
import dev.millrace.result.LoadResult;
import org.junit.jupiter.api.extension.RegisterExtension;

/** When requests are due, and of which kind: at a rate, in stages, at random, at a pace, mixed. */
class WorkloadLoadTest {

    @RegisterExtension static final ServerProcess CATALOGUE = ServerProcess.http();

    @LoadTest(rate = 500, duration = "3 s", concurrency = 100)
    @ServiceLevel(p99 = "2 s")
    void pages_are_served_at_500_a_second(Load load) {
        load.run(i -> get(CATALOGUE.base() + "/pages/" + i));
    }

    @LoadTest(concurrency = 200)
    @Stage(rampTo = 200, duration = "1 s")
    @Stage(rate = 200, duration = "1 s")
    @Stage(rate = 2_000, duration = "200 ms")
    @Stage(rate = 200, duration = "1 s")
    void a_spike_is_survived(Load load) {
        LoadResult result = load.run(i -> get(CATALOGUE.base() + "/pages/" + i));

        assertThat(result.requests()).isEqualTo(100 + 200 + 400 + 200);
    }

    @LoadTest(rate = 300, arrivals = Arrivals.POISSON, seed = 7, requests = 600, concurrency = 50)
    void visitors_come_at_random(Load load) {
        load.run(i -> get(CATALOGUE.base() + "/pages/" + i));
    }

    @LoadTest(concurrency = 100)
    void a_morning_is_played_in_seconds(Load load) {
        load.stages(rampTo(300, ofSeconds(1)), hold(300, ofSeconds(1)), rampTo(0, ofMillis(500)))
                .run(i -> get(CATALOGUE.base() + "/pages/" + i));
    }

    @LoadTest(requests = 200, concurrency = 20, pacing = "200 ms", rampUp = "1 s")
    void twenty_devices_report_five_times_a_second(Load load) {
        load.run(i -> get(CATALOGUE.base() + "/pages/" + i));
    }

    @LoadTest(requests = 300, concurrency = 20, seed = 7)
    void readers_think_before_they_turn_the_page(Load load) {
        load.delay(ofMillis(20), ofMillis(60)).run(i -> get(CATALOGUE.base() + "/pages/" + i));
    }

    @LoadTest(duration = "2 s", concurrency = 20, warmUp = "1 s")
    @ServiceLevel(p99 = "2 s")
    void a_warm_catalogue_is_fast(Load load) {
        load.run(i -> get(CATALOGUE.base() + "/pages/" + i));
    }

    @LoadTest(requests = 2_000, concurrency = 20)
    void a_shop_gets_more_visits_than_orders(Load load) {
        RequestFactory browse = i -> get(CATALOGUE.base() + "/pages/" + i);
        RequestFactory order = i -> post(CATALOGUE.base() + "/orders").json("{\"sku\": " + i + "}");

        LoadResult result = load.mix(weight(90, "browse", browse), weight(10, "order", order));

        assertThat(result.labels().get("order").requests()).isBetween(190L, 210L);
    }
}
