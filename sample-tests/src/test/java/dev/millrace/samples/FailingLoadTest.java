package dev.millrace.samples;

import static dev.millrace.request.Requests.get;

import dev.millrace.ExpectStatus;
import dev.millrace.Load;
import dev.millrace.LoadTest;
import dev.millrace.ServiceLevel;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a missed verdict looks like: README shows its output. */
@Tag("fails-on-purpose")
class FailingLoadTest {

    @RegisterExtension static final ServerProcess CATALOGUE = ServerProcess.http();

    @LoadTest(requests = 10_000, concurrency = 50)
    @ExpectStatus(200)
    @ServiceLevel(p50 = "1 s", p99 = "50 ms", failures = 0.001)
    void reports_are_quick_and_all_pages_exist(Load load) {
        load.target(CATALOGUE.base())
                .run(i -> i % 20 == 0 ? get("/reports/" + i) : get("/pages/" + (i + 990_050)));
    }
}
