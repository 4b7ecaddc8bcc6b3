package dev.millrace.samples;

import static dev.millrace.assertions.LoadAssertions.assertThat;
import static dev.millrace.assertions.LoadAssertions.atMost;
import static dev.millrace.check.Expectations.body;
import static dev.millrace.check.Expectations.contains;
import static dev.millrace.check.Expectations.header;
import static dev.millrace.check.Expectations.satisfies;
import static dev.millrace.check.Expectations.startsWith;
import static dev.millrace.check.Expectations.status;
import static dev.millrace.request.Requests.get;
import static dev.millrace.request.Requests.post;
import static java.time.Duration.ofSeconds;

import dev.millrace.Load;
import dev.millrace.LoadTest;
import dev.millrace.check.Expectation;
import dev.millrace.request.Request;
import dev.millrace.result.LoadResult;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Expectations in code, and AssertJ on the result. */
class OrdersLoadTest {

    @RegisterExtension static final ServerProcess CATALOGUE = ServerProcess.http();

    @LoadTest(requests = 20_000, concurrency = 50)
    void orders_are_accepted(Load load) {
        LoadResult result =
                load.target(CATALOGUE.base())
                        .expect(status(201))
                        .expect(header("location", startsWith("/orders/")))
                        .expect(body(contains("\"sku\"")))
                        .run(i -> post("/orders").json("{\"sku\": " + i + "}"));

        assertThat(result)
                .hasNoFailures()
                .hasThroughputOfAtLeast(100)
                .hasResponseTime(99, atMost(ofSeconds(2)));
    }

    @LoadTest(requests = 20_000, concurrency = 50)
    void readers_and_buyers_share_the_service(Load load) {
        LoadResult result =
                load.target(CATALOGUE.base()).run(i -> i % 10 == 0 ? order(i) : page(i));

        assertThat(result)
                .hasResponseTime("page", 99, atMost(ofSeconds(2)))
                .hasResponseTime("order", 99, atMost(ofSeconds(2)));
    }

    private static Request page(long i) {
        return get("/pages/" + i).label("page");
    }

    private static Request order(long i) {
        return post("/orders").json("{\"sku\": " + i + "}").label("order").expect(status(201));
    }

    @LoadTest(requests = 10_000, concurrency = 20)
    void pages_that_do_not_exist_are_not_found(Load load) {
        Expectation namesThePage =
                satisfies("names the page", response -> response.text().startsWith("No page"));

        load.target(CATALOGUE.base())
                .expect(namesThePage)
                .run(i -> get("/pages/" + (1_000_000 + i)).expect(status(404)));
    }
}
