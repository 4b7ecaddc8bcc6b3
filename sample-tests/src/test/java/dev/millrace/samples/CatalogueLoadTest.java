package dev.millrace.samples;

import static dev.millrace.request.Requests.get;

import dev.millrace.ExpectHeader;
import dev.millrace.ExpectStatus;
import dev.millrace.Load;
import dev.millrace.LoadTest;
import dev.millrace.MemoryCeiling;
import dev.millrace.ServiceLevel;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Objectives as annotations: the shortest way. */
class CatalogueLoadTest {

    @RegisterExtension static final ServerProcess CATALOGUE = ServerProcess.http();

    @LoadTest(requests = 50_000, concurrency = 100)
    @ExpectStatus(200)
    @ExpectHeader(name = "content-type", value = "text/plain")
    @ServiceLevel(p99 = "2 s", failures = 0.0)
    @MemoryCeiling(heap = "64 MiB")
    void every_page_is_served(Load load) {
        load.run(i -> get(CATALOGUE.base() + "/pages/" + i));
    }
}
