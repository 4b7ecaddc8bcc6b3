package dev.millrace.run;

import static dev.millrace.request.Requests.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.clock.NanoClock;
import dev.millrace.plan.Plans;
import dev.millrace.request.RequestSource;
import dev.millrace.result.LoadResult;
import dev.millrace.result.PlanSummary;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ShutdownTests {

    @Test
    @Timeout(60)
    void reports_what_was_measured_when_the_jvm_is_told_to_exit() throws Exception {
        Process run =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                Main.class.getName())
                        .redirectErrorStream(true)
                        .start();
        try (BufferedReader output = run.inputReader()) {
            assertThat(output.readLine()).isEqualTo("started");

            run.toHandle().destroy();

            assertThat(output.readLine()).isEqualTo("JVM_SHUTDOWN: 10 requests, 90 unsent");
            assertThat(run.waitFor(30, TimeUnit.SECONDS)).isTrue();
        } finally {
            run.destroyForcibly();
        }
    }

    /** Runs against a target that never answers, and prints how it ended. */
    static final class Main implements RunListener {

        private Main() {}

        public static void main(String[] arguments) {
            new LoadRunner(FakeTransports.silent(), NanoClock.SYSTEM)
                    .run(
                            Plans.aPlan().requests(100).concurrency(10).build(),
                            RequestSource.of(index -> get("http://localhost/" + index)),
                            new Main());
        }

        @Override
        public void started(PlanSummary plan) {
            System.out.println("started");
        }

        @Override
        public void finished(LoadResult result) {
            System.out.println(
                    result.stopReason()
                            + ": "
                            + result.requests()
                            + " requests, "
                            + result.unsent()
                            + " unsent");
        }
    }
}
