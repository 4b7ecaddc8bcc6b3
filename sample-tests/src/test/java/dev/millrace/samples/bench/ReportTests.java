package dev.millrace.samples.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTests {

    private static final String WRK_AT_10_US =
            """
            tool wrk 64 1
            served 100 1000
            served 165 101001
            cost 0.25 0.75 2.00 1000
            """;

    private static final String WRK_AT_20_US =
            """
            tool wrk 64 1
            served 100 1000
            served 165 101001
            cost 0.50 1.50 4.00 3000
            """;

    /** Its process costs 9 s of CPU, of which the runs after the first are 2.5 s. */
    private static final String JAVA =
            """
            tool millrace 64 1
            served 0 0
            [transport] Direct, lanes: 1
            [run] 64 100000 5000000000 9000000000 90000000
            [run] 64 100000 1000000000 3000000000 50000000
            [run] 64 100000 1500000000 2000000000 40000000
            served 194 300004
            cost 6.00 3.00 15.00 2000000
            """;

    private static Report report(String... facts) {
        return new Report(new Facts(String.join("", facts).lines().toList()), 100_000);
    }

    @Test
    void compares_a_tool_with_wrk_before_and_after_it() {
        String page = report("version 1 core\n", WRK_AT_10_US, JAVA, WRK_AT_20_US).markdown();

        assertThat(page.lines())
                .startsWith("1 core.", "")
                .contains(
                        "| 64 | wrk | 15.00 µs | 1.00 (1.00–1.00) | 15.00 µs | 1.00 (1.00–1.00) | 37,500 | 2 MB | – |",
                        "| 64 | millrace | 15.00 µs | 1.00 (1.00–1.00) | 65.00 µs | 4.33 (4.33–4.33) | 50,000 | 2,048 MB | 400 B |")
                .endsWith("- Millrace's transport was Direct, lanes: 1.");
    }

    @Test
    void tells_the_spread_of_pairs() {
        String page =
                report(WRK_AT_10_US, JAVA, WRK_AT_10_US, WRK_AT_20_US, JAVA, WRK_AT_20_US)
                        .markdown();

        assertThat(page).contains("| 64 | millrace | 15.00 µs | 1.13 (0.75–1.50) |");
        assertThat(page).contains("\nPairs: 2; requests a run: 100,000.\n");
    }

    @Test
    void tells_of_connections_and_requests_that_lacked() {
        String lazy = JAVA.replace("[run] 64", "[run] 60").replace("100000", "90000");

        assertThat(report(WRK_AT_10_US, lazy, WRK_AT_20_US).markdown())
                .contains(
                        "- millrace opened 60 of 64 connections.",
                        "- millrace sent 90,000 requests at 64 connections, where 100,000 were asked for.");
    }

    @Test
    void leaves_out_a_tool_that_failed_and_says_so() {
        String failed = JAVA.replace("cost", "failed with 1, see a.log\ncost");

        assertThat(report(WRK_AT_10_US, failed, WRK_AT_20_US).markdown())
                .contains("- millrace at 64 connections failed with 1, see a.log.")
                .doesNotContain("| millrace |");
    }

    @Test
    void writes_json() {
        assertThat(report("version the \"first\"\n", WRK_AT_10_US, JAVA, WRK_AT_20_US).json())
                .contains(
                        "\"versions\": [\"the \\\"first\\\"\"]",
                        "\"notes\": [\"Millrace's transport was Direct, lanes: 1\"]",
                        "{\"connections\": 64, \"tool\": \"millrace\", \"pairs\": 1, \"requests\": 100000,"
                                + " \"opened\": 64, \"warmCpuNs\": 15000.0, \"warmRatio\": {\"median\": 1.0000,",
                        "\"allocatedBytes\": 400.0}",
                        "\"allocatedBytes\": null}");
    }

    @Test
    void refuses_what_is_no_fact() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Facts(List.of("Segmentation fault")))
                .withMessage("no such fact: Segmentation fault");
    }

    @Test
    void two_lanes_are_compared_with_one() {
        String one = JAVA.replace("millrace", "millrace-1-lane");
        String two =
                JAVA.replace("millrace", "millrace-2-lanes").replace("1500000000", "1600000000");
        Facts facts = new Facts((one + two).lines().toList());

        assertThat(LanesReport.sentence(facts.samples(), 64))
                .contains("0.94 (0.94–0.94) of one lane's work", "1.88 × one lane's work");
    }
}
