package dev.millrace.samples;

import static dev.millrace.Side.TARGET;
import static dev.millrace.assertions.LoadAssertions.assertThat;
import static dev.millrace.request.Requests.get;
import static java.time.Duration.ofMillis;

import dev.millrace.CpuCeiling;
import dev.millrace.Load;
import dev.millrace.LoadTest;
import dev.millrace.MemoryCeiling;
import dev.millrace.log.TargetLog;
import dev.millrace.result.LoadResult;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The other side: what the service used and logged while it was loaded. */
class OtherSideLoadTest {

    private static final Path LOG = Path.of("target", "catalogue.log");

    @RegisterExtension static final ServerProcess CATALOGUE = ServerProcess.loggingTo(LOG);

    @LoadTest(requests = 20_000, concurrency = 50)
    @MemoryCeiling(of = TARGET, heap = "64 MiB")
    @CpuCeiling(of = TARGET, perRequest = "20 ms")
    void the_service_is_modest(Load load) {
        load.target(CATALOGUE.base()).watch(CATALOGUE.pid()).run(i -> get("/pages/" + i));
    }

    @LoadTest(requests = 20_000, concurrency = 50)
    void the_service_needs_little_time_for_a_page(Load load) {
        LoadResult result =
                load.target(CATALOGUE.base())
                        .watch(CATALOGUE.pid())
                        .measure(i -> get("/pages/" + i));

        assertThat(result).hasTargetCpuPerRequestOfAtMost(ofMillis(20));
    }

    @LoadTest(requests = 20_000, concurrency = 50)
    void each_page_is_logged_and_no_error(Load load) {
        TargetLog log = TargetLog.file(LOG);

        LoadResult result =
                load.target(CATALOGUE.base())
                        .requestIds("X-Request-Id")
                        .run(i -> get("/pages/" + i));

        assertThat(log).containsEachRequestId(result).hasNoLineMatching("\" 5\\d\\d$");
    }
}
