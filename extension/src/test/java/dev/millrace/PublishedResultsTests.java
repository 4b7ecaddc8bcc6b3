package dev.millrace;

import static dev.millrace.request.Requests.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.launcher.LauncherConstants.OUTPUT_DIR_PROPERTY_NAME;

import dev.millrace.server.JettyServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

class PublishedResultsTests {

    @Test
    void each_run_of_a_test_keeps_its_result(@TempDir Path directory) throws IOException {
        execute(directory);
        execute(directory);

        assertThat(resultsBelow(directory)).hasSize(4);
    }

    private static void execute(Path directory) {
        SummaryGeneratingListener outcome = new SummaryGeneratingListener();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectClass(TwoRunsTestCases.class))
                                .configurationParameter(
                                        OUTPUT_DIR_PROPERTY_NAME, directory.toString())
                                .build(),
                        outcome);
        assertThat(outcome.getSummary().getTestsSucceededCount()).isEqualTo(1);
    }

    private static List<Path> resultsBelow(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(".json")).toList();
        }
    }

    static class TwoRunsTestCases {

        @LoadTest(requests = 10, concurrency = 1)
        void runs_twice(Load load) {
            try (JettyServer server = JettyServer.http()) {
                load.run(i -> get(server.uri("/" + i)));
                load.run(i -> get(server.uri("/" + i)));
            }
        }
    }
}
