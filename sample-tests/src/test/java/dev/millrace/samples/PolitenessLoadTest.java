package dev.millrace.samples;

import static dev.millrace.request.Requests.get;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.Load;
import dev.millrace.LoadTest;
import dev.millrace.result.LoadResult;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Other people's machines: asked slowly, by few at a time, and under a name of one's own. */
class PolitenessLoadTest {

    @RegisterExtension static final ServerProcess CATALOGUE = ServerProcess.http();

    @LoadTest(requests = 60, concurrency = 20)
    void a_host_is_not_hammered(Load load) {
        LoadResult result =
                load.target(CATALOGUE.base())
                        .delay(ofMillis(20))
                        .inFlightPerHost(2)
                        .ratePerHost(100)
                        .connectTimeout(ofSeconds(5))
                        .firstByteTimeout(ofSeconds(10))
                        .header("User-Agent", "link-checker (ops@shop.example)")
                        .run(i -> get("/pages/" + i));

        // 60 requests are 59 times 10 ms apart.
        assertThat(result.elapsed()).isGreaterThanOrEqualTo(ofMillis(590));
    }
}
