package dev.millrace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.millrace.plan.Measure;
import dev.millrace.plan.Objective;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

class CeilingsTests {

    @MemoryCeiling(heap = "1 MiB")
    @MemoryCeiling(of = Side.TARGET, rss = "2 MiB")
    @CpuCeiling(of = Side.TARGET, cores = 9)
    static class TestCases {

        @MemoryCeiling(of = Side.TARGET, heap = "3 MiB", rss = "4 MiB")
        void target(Load load) {}

        @MemoryCeiling(of = Side.SELF, heap = "5 MiB")
        @CpuCeiling(of = Side.TARGET, cores = 1.5, perRequest = "200 us")
        @CpuCeiling(of = Side.SELF, cores = 0.5, perRequest = "1 ms")
        void cpu(Load load) {}

        @MemoryCeiling(of = Side.TARGET, allocationPerRequest = "1 kB")
        void allocation(Load load) {}

        @MemoryCeiling(of = Side.TARGET, direct = "1 kB")
        void direct(Load load) {}

        @CpuCeiling(of = Side.TARGET, cores = -1)
        void negative(Load load) {}

        @CpuCeiling(of = Side.TARGET, perRequest = "soon")
        void soon(Load load) {}
    }

    @Test
    void those_nearest_to_the_method_count_for_each_side() throws NoSuchMethodException {
        assertThat(objectives("target"))
                .containsExactly(
                        Objective.of(Measure.HEAP, 1 << 20),
                        Objective.of(Measure.TARGET_HEAP, 3 << 20),
                        Objective.of(Measure.TARGET_RSS, 4 << 20),
                        Objective.of(Measure.TARGET_CPU, 9));
    }

    @Test
    void both_sides_may_have_ceilings_of_cpu_time() throws NoSuchMethodException {
        assertThat(objectives("cpu"))
                .containsExactly(
                        Objective.of(Measure.HEAP, 5 << 20),
                        Objective.of(Measure.CPU, 0.5),
                        Objective.of(Measure.CPU_PER_REQUEST, 1_000_000),
                        Objective.of(Measure.TARGET_RSS, 2 << 20),
                        Objective.of(Measure.TARGET_CPU, 1.5),
                        Objective.of(Measure.TARGET_CPU_PER_REQUEST, 200_000));
    }

    @Test
    void what_cannot_be_measured_of_a_target_is_refused() {
        assertRefused(
                "allocation",
                "@MemoryCeiling requires that `allocationPerRequest` be left out with `of = TARGET`:"
                        + " of the target heap and rss are measured, but it was \"1 kB\" (A.b)");
        assertRefused(
                "direct",
                "@MemoryCeiling requires that `direct` be left out with `of = TARGET`: of the target"
                        + " heap and rss are measured, but it was \"1 kB\" (A.b)");
    }

    @Test
    void what_is_no_ceiling_is_refused() {
        assertRefused(
                "negative",
                "@CpuCeiling requires that `cores` be at least 0, but it was -1.0 (A.b)");
        assertThatExceptionOfType(ExtensionConfigurationException.class)
                .isThrownBy(() -> objectives("soon"))
                .withMessageStartingWith("@CpuCeiling requires that `perRequest` be a number with");
    }

    private static List<Objective> objectives(String method) throws NoSuchMethodException {
        return new AnnotatedSettings(
                        "A.b",
                        TestCases.class,
                        TestCases.class.getDeclaredMethod(method, Load.class))
                .read()
                .objectives;
    }

    private static void assertRefused(String method, String message) {
        assertThatExceptionOfType(ExtensionConfigurationException.class)
                .isThrownBy(() -> objectives(method))
                .withMessage(message);
    }
}
