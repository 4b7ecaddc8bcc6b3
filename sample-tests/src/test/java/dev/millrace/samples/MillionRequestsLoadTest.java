package dev.millrace.samples;

import static dev.millrace.request.Requests.get;

import dev.millrace.ExpectStatus;
import dev.millrace.Load;
import dev.millrace.LoadTest;
import dev.millrace.MemoryCeiling;
import dev.millrace.ServiceLevel;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One million requests with 1,000 in flight, from a JVM with a heap of 64 MiB. */
@Tag("million")
class MillionRequestsLoadTest {

    @RegisterExtension static final ServerProcess CATALOGUE = ServerProcess.http();

    @LoadTest(requests = 1_000_000, concurrency = 1_000)
    @ExpectStatus(200)
    @ServiceLevel(p99 = "2 s", failures = 0.0)
    @MemoryCeiling(heap = "48 MiB")
    void every_page_is_served(Load load) {
        load.run(i -> get(CATALOGUE.base() + "/pages/" + i));
    }
}
