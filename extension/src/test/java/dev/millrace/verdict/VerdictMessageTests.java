package dev.millrace.verdict;

import static dev.millrace.result.LoadResults.aResult;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.plan.Objective;
import dev.millrace.result.LoadResult;
import dev.millrace.result.LoadResults;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictMessageTests {

    @Test
    void says_all_there_is_to_say_about_a_missed_run() {
        LoadResult result =
                aResult()
                        .responses(1_007, Duration.ofMillis(10))
                        .noResponses(2, "connection reset")
                        .serverErrors(3)
                        .objective(Objective.percentile(99.9, 250_000_000))
                        .build();

        assertThat(message(result))
                .isEqualTo(
                        """
                        CatalogueLoadTest.every_page_is_served missed 1 of 3 objectives: failures

                        objective            asked               measured                samples  ruling
                        run                  to its planned end  all requests were sent  1,012    met
                        failures             at most 0 %         0.4941 % (5)            1,012    MISSED
                        response time p99.9  at most 250 ms      not measured            1,012    INCONCLUSIVE: needs 10,000 samples

                        The target bounded the run, as far as can be seen from outside: with 10 in flight three of four responses took 10 ms or longer, but the fastest 1 ms, so that requests waited there for each other; raising concurrency would make them wait longer.

                        5 of 1,012 requests failed:
                          3 x status 200: was 500 (first at index 1,009)
                          2 x connection reset (first at index 1,007)

                        The first failing request (index 1,007):
                        > GET http://localhost/1007
                        < connection reset

                        To send only that request again: mvn test -Dtest=CatalogueLoadTest#every_page_is_served -Dmillrace.only=1007""");
    }

    @Test
    void says_what_is_inconclusive() {
        LoadResult result = aResult().build();

        assertThat(message(result))
                .isEqualTo(
                        """
                        CatalogueLoadTest.every_page_is_served is inconclusive on 1 of 2 objectives: failures

                        objective  asked               measured                samples  ruling
                        run        to its planned end  all requests were sent  0        met
                        failures   at most 0 %         not measured            0        INCONCLUSIVE: needs 1 sample

                        What bounded the run cannot be told: no request got a response.""");
    }

    @Test
    void says_that_all_is_met() {
        LoadResult result = aResult().responses(1, Duration.ofMillis(1)).build();

        assertThat(message(result))
                .startsWith("CatalogueLoadTest.every_page_is_served met all 2 objectives\n\n");
    }

    @Test
    void shows_ten_distinct_failures_and_how_many_more_there_are() {
        LoadResults result = aResult();
        for (int i = 0; i < 12; i++) {
            result.noResponses(1, "failure " + i);
        }

        assertThat(message(result.build()))
                .contains("\n  1 x failure 9 (first at index 9)\n  and 2 more\n")
                .doesNotContain("failure 10");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ShopTest.buys | mvn test -Dtest=ShopTest#buys -Dmillrace.only=0",
                "a.b.ShopTest.buys | mvn test -Dtest=a.b.ShopTest#buys -Dmillrace.only=0",
                "ShopTest$Nested.buys | mvn test '-Dtest=ShopTest$Nested#buys' -Dmillrace.only=0",
                "ShopTest.größe[2] 1.5 s | mvn test -Dtest=ShopTest#größe -Dmillrace.only=0",
                "nightly load | mvn test -Dmillrace.only=0"
            })
    void says_how_to_send_the_first_failing_request_again(String name, String command) {
        LoadResult result = aResult().name(name).serverErrors(1).build();

        assertThat(message(result)).endsWith("\nTo send only that request again: " + command);
    }

    private static String message(LoadResult result) {
        return VerdictMessage.of(result, Verdict.of(result));
    }
}
