package dev.millrace.samples;

import static dev.millrace.request.Requests.get;

import dev.millrace.Load;
import dev.millrace.LoadExtension;
import dev.millrace.ServiceLevel;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same load at several windows: a parameterized test registers the extension itself. */
@ExtendWith(LoadExtension.class)
class ConcurrencySweepLoadTest {

    @RegisterExtension static final ServerProcess CATALOGUE = ServerProcess.http();

    @ParameterizedTest
    @ValueSource(ints = {1, 10, 100})
    @ServiceLevel(p99 = "2 s")
    void pages_are_served_at_any_concurrency(int concurrency, Load load) {
        load.requests(5_000)
                .concurrency(concurrency)
                .run(i -> get(CATALOGUE.base() + "/pages/" + i));
    }
}
