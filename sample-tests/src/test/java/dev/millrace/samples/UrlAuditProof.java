package dev.millrace.samples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.rows.Row;
import dev.millrace.rows.Rows;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** 200,000 URLs over 500 hosts, a tenth of them broken, in a heap of 64 MiB: ci/audit runs it. */
@Tag("audit")
class UrlAuditProof {

    private static final int COUNT = 200_000;
    private static final int HEALTHY_HOSTS = 460;

    @RegisterExtension static final ServerProcess TARGETS = ServerProcess.auditTargets();

    @TempDir static Path directory;

    @Test
    void all_is_found_at_a_speed_that_stays() throws Exception {
        Path report = directory.resolve("report.csv");
        AuditUrls expected = expected();
        AuditProcess audit = new AuditProcess(directory.resolve("urls.csv"), report);

        String output = audit.run();

        print(output);
        assertThat(expected.hosts()).isEqualTo(500);
        assertThat(output)
                .contains("statuses " + expected.statuses)
                .contains("failures " + expected.failures);
        assertThat(audit.rows()).isEqualTo(LongStream.rangeClosed(1, COUNT).boxed().toList());
        speeds("all rows", report, row -> true);
        List<Double> healthy = speeds("rows with a response", report, UrlAuditProof::answered);
        double before = medianBetweenFirstAndLast(healthy);
        System.out.printf("[audit] the last tenth: %.3f of before%n", healthy.get(9) / before);
        assertThat(healthy.get(9)).isGreaterThan(0.9 * before);
    }

    @Test
    void a_kill_in_the_middle_loses_and_doubles_nothing() throws Exception {
        AuditUrls expected = expected();
        AuditProcess audit =
                new AuditProcess(directory.resolve("urls.csv"), directory.resolve("killed.csv"));

        audit.runAndKillAt(12 << 20);
        int before = audit.rows().size();
        String output = audit.run();

        System.out.printf("[audit] killed after %,d rows%n", before);
        print(output);
        assertThat(audit.rows()).isEqualTo(LongStream.rangeClosed(1, COUNT).boxed().toList());
        assertThat(output)
                .contains("statuses " + expected.statuses)
                .contains("failures " + expected.failures);
    }

    private static AuditUrls expected() throws Exception {
        AuditUrls expected = new AuditUrls(TARGETS.ports(), HEALTHY_HOSTS);
        expected.write(directory.resolve("urls.csv"), COUNT);
        return expected;
    }

    private static void print(String output) {
        output.lines().map(line -> "[audit] " + line).forEach(System.out::println);
    }

    private static boolean answered(Row row) {
        return !row.get("status").isEmpty();
    }

    /** Prints and returns the rows a second of each tenth of the rows, in order of time. */
    private static List<Double> speeds(String what, Path report, Predicate<Row> which) {
        List<Instant> times;
        try (Stream<Row> rows = Rows.csv(report)) {
            times = rows.filter(which).map(row -> Instant.parse(row.get("at"))).sorted().toList();
        }
        int tenth = times.size() / 10;
        List<Double> speeds =
                LongStream.range(0, 10)
                        .mapToObj(i -> speed(times, (int) i * tenth, (int) (i + 1) * tenth - 1))
                        .toList();
        System.out.printf("[audit] %s, a second, tenth by tenth:", what);
        speeds.forEach(speed -> System.out.printf(" %,.0f", speed));
        System.out.println();
        return speeds;
    }

    /** The first tenth is no measure, as the JVM compiles its code in it. */
    private static double medianBetweenFirstAndLast(List<Double> speeds) {
        List<Double> between = speeds.subList(1, 9).stream().sorted().toList();
        return (between.get(3) + between.get(4)) / 2;
    }

    private static double speed(List<Instant> times, int from, int to) {
        Duration time = Duration.between(times.get(from), times.get(to));
        return (to - from) / (time.toNanos() / 1e9);
    }
}
