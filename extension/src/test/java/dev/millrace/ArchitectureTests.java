package dev.millrace;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import dev.millrace.clock.RuleBreaker;
import dev.millrace.report.Console;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTests {

    /** A package imports only those above it. */
    private static final List<String> ORDER =
            List.of(
                    "dev.millrace.clock",
                    "dev.millrace.log",
                    "dev.millrace.rows",
                    "dev.millrace.http",
                    "dev.millrace.check",
                    "dev.millrace.request",
                    "dev.millrace.plan",
                    "dev.millrace.transport",
                    "dev.millrace.transport.jetty",
                    "dev.millrace.result",
                    "dev.millrace.verdict",
                    "dev.millrace.memory",
                    "dev.millrace.recording",
                    "dev.millrace.run",
                    "dev.millrace.audit",
                    "dev.millrace.capacity",
                    "dev.millrace.report",
                    "dev.millrace.assertions",
                    "dev.millrace");

    private static final JavaClasses MAIN =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("dev.millrace");

    static Stream<ArchRule> rules() {
        return Stream.concat(
                ORDER.stream().limit(ORDER.size() - 1).map(ArchitectureTests::order), others());
    }

    private static Stream<ArchRule> others() {
        return Stream.of(
                noClasses()
                        .that()
                        .resideOutsideOfPackage("dev.millrace.transport.jetty")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("org.eclipse.jetty.."),
                noClasses()
                        .that()
                        .resideOutsideOfPackage("dev.millrace.log")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("org.apache.sshd.."),
                noClasses()
                        .that()
                        .doNotBelongToAnyOf(Console.class)
                        .should()
                        .accessField(System.class, "out")
                        .orShould()
                        .accessField(System.class, "err"),
                noClasses()
                        .that()
                        .doNotHaveFullyQualifiedName("dev.millrace.clock.SystemClock")
                        .should()
                        .callMethod(System.class, "nanoTime")
                        .orShould()
                        .callMethod(System.class, "currentTimeMillis")
                        .orShould()
                        .callMethod(Instant.class, "now"));
    }

    private static ArchRule order(String name) {
        String[] later =
                ORDER.subList(ORDER.indexOf(name) + 1, ORDER.size()).toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage(name)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(later)
                .because("a package imports only those above it");
    }

    @ParameterizedTest
    @MethodSource("rules")
    void the_main_code_keeps_the_rule(ArchRule rule) {
        rule.check(MAIN);
    }

    @Test
    void there_are_no_cycles_between_packages() {
        slices().matching("dev.millrace.(**)").should().beFreeOfCycles().check(MAIN);
    }

    @Test
    void the_packages_of_the_order_are_those_that_exist() {
        TreeSet<String> existing =
                MAIN.stream()
                        .map(type -> type.getPackageName())
                        .collect(toCollection(TreeSet::new));

        assertThat(existing).containsExactlyInAnyOrderElementsOf(ORDER);
    }

    static Stream<ArchRule> broken_rules() {
        return Stream.concat(Stream.of(order("dev.millrace.clock")), others());
    }

    @ParameterizedTest
    @MethodSource("broken_rules")
    void a_class_that_breaks_the_rule_is_found(ArchRule rule) {
        JavaClasses breaker = new ClassFileImporter().importClasses(RuleBreaker.class);

        assertThatThrownBy(() -> rule.check(breaker))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("RuleBreaker");
    }
}
