package dev.millrace.samples;

import static dev.millrace.request.Requests.get;
import static dev.millrace.request.Requests.post;
import static dev.millrace.request.Requests.weight;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.Load;
import dev.millrace.LoadTest;
import dev.millrace.ServiceLevel;
import dev.millrace.request.RequestFactory;
import dev.millrace.result.LoadResult;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is demanded of each kind of request, and of each stretch of a run. */
class ServiceLevelsLoadTest {

    @RegisterExtension static final ServerProcess CATALOGUE = ServerProcess.http();

    @LoadTest(requests = 10_000, concurrency = 20)
    @ServiceLevel(p99 = "2 s")
    @ServiceLevel(label = "order", p95 = "3 s", failures = 0.01)
    void orders_may_take_longer_than_visits(Load load) {
        RequestFactory browse = i -> get(CATALOGUE.base() + "/pages/" + i);
        RequestFactory order = i -> post(CATALOGUE.base() + "/orders").json("{\"sku\": " + i + "}");

        load.mix(weight(90, "browse", browse), weight(10, "order", order));
    }

    @LoadTest(rate = 500, duration = "4 s", concurrency = 200, failFast = true)
    @ServiceLevel(p90 = "2 s", throughput = 100, within = "2 s")
    @ServiceLevel(failures = 0.02, last = 500)
    void no_two_seconds_are_slow_and_no_500_requests_fail_often(Load load) {
        LoadResult result = load.run(i -> get(CATALOGUE.base() + "/pages/" + i));

        assertThat(result.windows()).hasSize(3);
    }
}
