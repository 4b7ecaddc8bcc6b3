package dev.millrace;

import static dev.millrace.request.Requests.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectNestedClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectNestedMethod;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;

import dev.millrace.result.LoadResult;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.Filter;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TagFilter;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

class DroppedLoadTestsTests {

    private static final String AND_SO =
            ": JUnit drops it otherwise, and the build would pass without it"
                    + " (DroppedLoadTestsTests$";

    @ParameterizedTest
    @CsvSource({
        "ReturningTestCases, 'return nothing, but it returns LoadResult'",
        "PrivateTestCases, not be private",
        "StaticTestCases, not be static"
    })
    void fail(String fixture, String rule) throws ClassNotFoundException {
        Class<?> type = Class.forName(getClass().getName() + "$" + fixture);

        assertThat(Fixture.ofDropped(type).failure())
                .isExactlyInstanceOf(ExtensionConfigurationException.class)
                .hasMessage(
                        "@LoadTest requires that the method "
                                + rule
                                + AND_SO
                                + fixture
                                + ".dropped)");
    }

    static class ReturningTestCases {

        @LoadTest(requests = 1)
        LoadResult dropped(Load load) {
            return load.run(i -> get("/" + i));
        }

        @LoadTest(requests = 1)
        void kept(Load load) {
            assertThat(load).isNotNull();
        }
    }

    static class PrivateTestCases {

        @LoadTest(requests = 1)
        @SuppressWarnings("UnusedMethod") // that is what this is about
        private void dropped(Load load) {
            assertThat(load).isNotNull();
        }
    }

    static class StaticTestCases {

        @LoadTest(requests = 1)
        static void dropped(Load load) {
            assertThat(load).isNotNull();
        }
    }

    @Test
    void fail_in_nested_classes() {
        assertThat(Fixture.ofDropped(OuterTestCases.class).failure())
                .hasMessageEndingWith(AND_SO + "OuterTestCases$Inner.dropped)");
    }

    static class OuterTestCases {

        @Nested
        class Inner {

            @LoadTest(requests = 1)
            LoadResult dropped(Load load) {
                return load.run(i -> get("/" + i));
            }
        }
    }

    @Test
    void fail_in_the_classes_that_inherit_them() {
        assertThat(Fixture.ofDropped(HeirTestCases.class).failure())
                .hasMessageEndingWith(AND_SO + "HeirTestCases.dropped)");
        Fixture.ofDropped(AbstractTestCases.class)
                .tests()
                .assertStatistics(statistics -> statistics.started(0));
    }

    abstract static class AbstractTestCases {

        @LoadTest(requests = 1)
        LoadResult dropped(Load load) {
            return load.run(i -> get("/" + i));
        }
    }

    static class HeirTestCases extends AbstractTestCases {}

    @ParameterizedTest
    @ValueSource(classes = {NoLoadTestCases.class, String.class})
    void do_nothing_to_other_classes(Class<?> type) {
        Fixture.ofDropped(type)
                .execute()
                .allEvents()
                .assertStatistics(statistics -> statistics.started(1).succeeded(1));
    }

    static class NoLoadTestCases {

        @Test
        @SuppressWarnings("UnusedMethod") // dropped by JUnit, and none of our business
        private void other() {}

        @LoadTest(requests = 1)
        void kept(Load load) {
            assertThat(load).isNotNull();
        }
    }

    @ParameterizedTest
    @MethodSource("selectors")
    void fail_wherever_they_are_selected(DiscoverySelector selector) {
        TestExecutionSummary summary = launch(selector);

        assertThat(messages(summary))
                .filteredOn(message -> message.contains("JUnit drops it otherwise"))
                .hasSize(1);
    }

    private static Stream<DiscoverySelector> selectors() throws NoSuchMethodException {
        Class<?> outer = OuterTestCases.class;
        Class<?> inner = OuterTestCases.Inner.class;
        String id = "[engine:millrace-dropped-load-tests]/[class:%s]/[method:dropped(%s)]";
        return Stream.of(
                selectClass(ReturningTestCases.class),
                selectMethod(ReturningTestCases.class, "dropped", Load.class),
                selectNestedClass(List.of(outer), inner),
                selectNestedMethod(
                        List.of(outer), inner, inner.getDeclaredMethod("dropped", Load.class)),
                selectUniqueId(id.formatted(inner.getName(), Load.class.getName())));
    }

    @Test
    void leave_the_other_methods_to_junit() {
        TestExecutionSummary summary = launch(selectClass(ReturningTestCases.class));

        assertThat(messages(summary))
                .hasSize(2)
                .anySatisfy(
                        message -> assertThat(message).contains("that the method send something"));
    }

    @Test
    void are_found_again_by_their_unique_id_alone() {
        TestExecutionSummary first = launch(selectClass(OuterTestCases.class));

        TestExecutionSummary again =
                launch(
                        first.getFailures().stream()
                                .map(
                                        failed ->
                                                selectUniqueId(
                                                        failed.getTestIdentifier().getUniqueId()))
                                .toArray(DiscoverySelector[]::new));

        assertThat(messages(again)).hasSize(1).isEqualTo(messages(first));
    }

    @ParameterizedTest
    @CsvSource({"load,1", "slow,1", "nightly,1", "fast,0"})
    void carry_the_tags_of_method_and_class(String tag, int failed) {
        TestExecutionSummary summary =
                launch(TagFilter.includeTags(tag), selectClass(TaggedTestCases.class));

        assertThat(summary.getTestsFailedCount()).isEqualTo(failed);
    }

    @Tag("nightly")
    static class TaggedTestCases {

        @LoadTest(requests = 1)
        @Tag("slow")
        LoadResult dropped(Load load) {
            return load.run(i -> get("/" + i));
        }
    }

    private static TestExecutionSummary launch(DiscoverySelector... selectors) {
        return launch(TagFilter.excludeTags("none"), selectors);
    }

    private static TestExecutionSummary launch(Filter<?> filter, DiscoverySelector... selectors) {
        Launcher launcher =
                LauncherFactory.create(
                        LauncherConfig.builder()
                                .enableLauncherSessionListenerAutoRegistration(false)
                                .build());
        LauncherDiscoveryRequest request =
                LauncherDiscoveryRequestBuilder.request()
                        .selectors(selectors)
                        .filters(filter)
                        .build();
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        launcher.execute(request, listener);
        return listener.getSummary();
    }

    private static List<String> messages(TestExecutionSummary summary) {
        return summary.getFailures().stream()
                .map(failure -> String.valueOf(failure.getException().getMessage()))
                .toList();
    }
}
