package dev.millrace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.testkit.engine.EngineTestKit;

class TestNameTests {

    private static final List<String> NAMES = new CopyOnWriteArrayList<>();

    @BeforeEach
    void forget() {
        NAMES.clear();
    }

    @Test
    void is_class_and_method() {
        execute(PlainTestCases.class);

        assertThat(NAMES).containsExactly("TestNameTests$PlainTestCases.plain");
    }

    @Test
    void is_that_of_the_class_that_runs_an_inherited_method() {
        execute(HeirTestCases.class);

        assertThat(NAMES).containsExactly("TestNameTests$HeirTestCases.plain");
    }

    @Test
    void holds_the_nested_class() {
        execute(OuterTestCases.class);

        assertThat(NAMES).containsExactly("TestNameTests$OuterTestCases$Inner.nested");
    }

    @Test
    void holds_the_number_of_the_invocation() {
        execute(TemplateTestCases.class);

        assertThat(NAMES)
                .containsExactlyInAnyOrder(
                        "TestNameTests$TemplateTestCases.parameterized[1]",
                        "TestNameTests$TemplateTestCases.parameterized[2]",
                        "TestNameTests$TemplateTestCases.repeated[1]",
                        "TestNameTests$TemplateTestCases.repeated[2]");
    }

    @Test
    void can_be_made_of_a_class_and_a_method() {
        assertThat(TestName.of(String.class, "length")).isEqualTo("String.length");
    }

    private static void execute(Class<?> fixture) {
        EngineTestKit.engine("junit-jupiter").selectors(selectClass(fixture)).execute();
    }

    static class NameExtension implements BeforeEachCallback {

        @Override
        public void beforeEach(ExtensionContext context) {
            NAMES.add(TestName.of(context));
        }
    }

    @ExtendWith(NameExtension.class)
    static class PlainTestCases {

        @Test
        void plain() {}
    }

    static class HeirTestCases extends PlainTestCases {}

    @ExtendWith(NameExtension.class)
    static class OuterTestCases {

        @Nested
        class Inner {

            @Test
            void nested() {}
        }
    }

    @ExtendWith(NameExtension.class)
    static class TemplateTestCases {

        @ParameterizedTest
        @ValueSource(ints = {10, 20})
        void parameterized(int concurrency) {
            assertThat(concurrency).isPositive();
        }

        @RepeatedTest(2)
        void repeated() {}
    }
}
