package dev.millrace.samples;

import static dev.millrace.OnInconclusive.ABORT;
import static dev.millrace.plan.Objective.failures;
import static dev.millrace.plan.Objective.percentile;
import static dev.millrace.request.Requests.get;
import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.millrace.Load;
import dev.millrace.LoadTest;
import dev.millrace.ServiceLevel;
import dev.millrace.result.CapacityResult;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How many requests a second a service bears: here one that lets 3,000 through. */
class CapacityLoadTest {

    @RegisterExtension static final ServerProcess SERVICE = ServerProcess.lettingThrough(3_000);

    @LoadTest(rate = 2_000, duration = "1500 ms", concurrency = 500, onInconclusive = ABORT)
    @ServiceLevel(p99 = "500 ms", failures = 0.01)
    void bears_three_thousand_a_second(Load load) {
        CapacityResult capacity = load.findCapacity(i -> get(SERVICE.base() + "/" + i));

        assertThat(capacity.rate()).isCloseTo(3_000, withinPercentage(5));
    }

    @LoadTest(rate = 500, duration = "500 ms", concurrency = 500)
    void bears_at_least_a_thousand_a_second(Load load) {
        load.highestRate(1_000)
                .findCapacity(
                        List.of(percentile(90, ofMillis(500)), failures(0.01)),
                        i -> get(SERVICE.base() + "/" + i));
    }
}
