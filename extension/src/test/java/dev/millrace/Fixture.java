package dev.millrace;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.reporting.OutputDirectoryProvider;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.Events;

/** Runs a test class as JUnit would, apart from the tests that look at how it comes out. */
final class Fixture {

    private static final Path RESULTS = Path.of("target", "fixture-results");

    private final EngineTestKit.Builder builder;

    private Fixture(String engine, Class<?> type, DiscoverySelector selector) {
        builder =
                EngineTestKit.engine(engine)
                        .selectors(selector)
                        .outputDirectoryProvider(new Below(RESULTS.resolve(type.getSimpleName())));
    }

    /** The fixture under JUnit's own engine. */
    static Fixture of(Class<?> type) {
        return new Fixture("junit-jupiter", type, selectClass(type));
    }

    /** One method of the fixture, which takes a Load. */
    static Fixture of(Class<?> type, String method) {
        return new Fixture("junit-jupiter", type, selectMethod(type, method, Load.class));
    }

    /** The fixture under the engine that fails what JUnit's own drops. */
    static Fixture ofDropped(Class<?> type) {
        return new Fixture("millrace-dropped-load-tests", type, selectClass(type));
    }

    /** Sets a configuration parameter. */
    Fixture with(String parameter, String value) {
        builder.configurationParameter(parameter, value);
        return this;
    }

    /** Has files published below a directory. */
    Fixture publishingBelow(Path directory) {
        builder.outputDirectoryProvider(new Below(directory));
        return this;
    }

    EngineExecutionResults execute() {
        return builder.execute();
    }

    /** Executes, and returns what became of the tests. */
    Events tests() {
        return execute().testEvents();
    }

    /** Executes, and returns what the only failed test threw. */
    Throwable failure() {
        return thrown(tests().failed());
    }

    /** Executes, and returns what the only aborted test threw. */
    Throwable abortion() {
        return thrown(tests().aborted());
    }

    private static Throwable thrown(Events events) {
        events.assertStatistics(statistics -> statistics.finished(1));
        Event only = events.list().get(0);
        return only.getRequiredPayload(TestExecutionResult.class).getThrowable().orElseThrow();
    }

    /** A directory for each test, named as it. */
    private record Below(Path root) implements OutputDirectoryProvider {

        @Override
        public Path getRootDirectory() {
            return root;
        }

        @Override
        public Path createOutputDirectory(TestDescriptor test) throws IOException {
            return Files.createDirectories(
                    root.resolve(test.getDisplayName().replaceAll("\\W+", "_")));
        }
    }
}
