package it;

import static dev.millrace.request.Requests.get;

import dev.millrace.ExpectStatus;
import dev.millrace.Load;
import dev.millrace.LoadTest;
import dev.millrace.ServiceLevel;

class CatalogueLoadTest {

    @LoadTest(requests = 1_000, concurrency = 5)
    @ExpectStatus(200)
    @ServiceLevel(p99 = "1 min", failures = 0)
    void every_page_is_served(Load load) {
        load.run(i -> get(PageServer.BASE + "/" + i));
    }

    @LoadTest(requests = 200, concurrency = 5)
    void no_page_is_missing(Load load) {
        load.run(i -> get(PageServer.BASE + (i == 150 ? "/missing" : "/" + i)));
    }
}
