package dev.millrace.recording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.result.Failure;
import dev.millrace.result.FailureDigest;
import org.junit.jupiter.api.Test;

class FailureTallyTests {

    private final FailureTally tally = new FailureTally();

    @Test
    void counts_equal_failures_together() {
        fail("status 200", "was 500", 9);
        fail("status 200", "was 500", 7);
        fail("connection reset", "", 8);

        assertThat(tally.failures())
                .containsExactlyInAnyOrder(
                        new Failure("status 200: was 500", 2, 7, "example 7"),
                        new Failure("connection reset", 1, 8, "example 8"));
    }

    @Test
    void renders_an_example_of_the_first_only() {
        fail("status 200", "was 500", 0);

        tally.add(
                "status 200",
                "was 500",
                1,
                () -> {
                    throw new AssertionError("rendered again");
                });

        assertThat(count("status 200: was 500")).isEqualTo(2);
    }

    @Test
    void counts_values_beyond_the_first_few_together() {
        for (int i = 0; i < FailureDigest.MOST_FOUND + 3; i++) {
            fail("body equals \"ok\"", "was " + i, i);
        }

        assertThat(tally.failures()).hasSize(FailureDigest.MOST_FOUND + 1);
        assertThat(count("body equals \"ok\": was 4")).isEqualTo(1);
        assertThat(count("body equals \"ok\": (other values)")).isEqualTo(3);
    }

    @Test
    void counts_failures_beyond_the_most_distinct_together() {
        for (int i = 0; i < FailureDigest.MOST_DISTINCT + 3; i++) {
            fail("expectation " + i, "not met", i);
        }

        assertThat(tally.failures()).hasSize(FailureDigest.MOST_DISTINCT + 1);
        assertThat(count(FailureDigest.OTHERS)).isEqualTo(3);
    }

    @Test
    void tells_other_values_from_other_failures_where_it_is_full() {
        for (int i = 0; i <= FailureDigest.MOST_FOUND; i++) {
            fail("body", "was " + i, i);
        }
        for (int i = 0; i < FailureDigest.MOST_DISTINCT; i++) {
            fail("expectation " + i, "not met", i);
        }

        fail("body", "was yet another", 1_000);

        assertThat(count("body: (other values)")).isEqualTo(2);
    }

    @Test
    void tells_as_few_values_apart_over_many_tallies() {
        for (int second = 0; second < 30; second++) {
            tally.add(timeStamps(second));
        }

        assertThat(tally.failures()).hasSize(FailureDigest.MOST_FOUND + 2);
        assertThat(count("body: (other values)")).isEqualTo(30 * 10 - FailureDigest.MOST_FOUND);
        assertThat(count("connection reset")).isEqualTo(30);
    }

    private static FailureTally timeStamps(int second) {
        FailureTally lane = new FailureTally();
        for (int i = 0; i < 10; i++) {
            fail(lane, "body", "was " + second + "." + i, second * 100 + i);
        }
        fail(lane, "connection reset", "", second * 100 + 99);
        return lane;
    }

    @Test
    void tells_the_most_frequent_of_many_tallies_apart() {
        for (int i = 0; i < FailureDigest.MOST_DISTINCT; i++) {
            fail("expectation " + i, "not met", i);
        }
        FailureTally frequent = new FailureTally();
        fail(frequent, "connection reset", "", 1_000);
        fail(frequent, "connection reset", "", 1_001);

        tally.add(frequent);

        assertThat(tally.failures()).hasSize(FailureDigest.MOST_DISTINCT + 1);
        assertThat(count("connection reset")).isEqualTo(2);
        assertThat(count(FailureDigest.OTHERS)).isEqualTo(1);
    }

    @Test
    void loses_no_count_over_many_tallies() {
        for (int second = 0; second < 5; second++) {
            FailureTally lane = new FailureTally();
            for (int i = 0; i < FailureDigest.MOST_DISTINCT + 50; i++) {
                fail(lane, "expectation " + second + "." + i, "not met", i);
            }
            tally.add(lane);
        }

        assertThat(tally.failures()).hasSize(FailureDigest.MOST_DISTINCT + 1);
        assertThat(tally.failures().stream().mapToLong(Failure::count).sum())
                .isEqualTo(5 * (FailureDigest.MOST_DISTINCT + 50));
    }

    @Test
    void keeps_the_earliest_example_of_tallies() {
        FailureTally later = new FailureTally();
        fail(later, "connection reset", "", 9);
        fail("connection reset", "", 8);
        FailureTally earlier = new FailureTally();
        fail(earlier, "connection reset", "", 7);

        tally.add(later);
        tally.add(earlier);

        assertThat(tally.failures())
                .containsExactly(new Failure("connection reset", 3, 7, "example 7"));
    }

    @Test
    void does_not_change_the_tally_that_it_adds() {
        FailureTally other = new FailureTally();
        fail(other, "connection reset", "", 1);

        tally.add(other);
        fail("connection reset", "", 0);

        assertThat(other.failures())
                .containsExactly(new Failure("connection reset", 1, 1, "example 1"));
    }

    @Test
    void forgets_what_it_clears() {
        for (int i = 0; i < FailureDigest.MOST_FOUND; i++) {
            fail("body", "was " + i, i);
        }

        tally.clear();
        fail("body", "was new", 99);

        assertThat(tally.failures())
                .containsExactly(new Failure("body: was new", 1, 99, "example 99"));
    }

    private void fail(String expected, String found, long index) {
        fail(tally, expected, found, index);
    }

    private static void fail(FailureTally tally, String expected, String found, long index) {
        tally.add(expected, found, index, () -> "example " + index);
    }

    private long count(String text) {
        return tally.failures().stream()
                .filter(failure -> failure.text().equals(text))
                .mapToLong(Failure::count)
                .sum();
    }
}
