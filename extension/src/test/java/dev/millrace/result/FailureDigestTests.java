package dev.millrace.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class FailureDigestTests {

    @Test
    void equal_texts_add_up_and_keep_the_first_example() {
        FailureDigest digest =
                FailureDigest.of(
                        List.of(
                                new Failure("reset", 2, 7, "at 7"),
                                new Failure("reset", 3, 4, "at 4"),
                                new Failure("reset", 1, 9, "at 9")));

        assertThat(digest.distinct()).containsExactly(new Failure("reset", 6, 4, "at 4"));
        assertThat(digest.count()).isEqualTo(6);
    }

    @Test
    void the_most_frequent_come_first_and_of_equals_the_earliest() {
        Failure rare = new Failure("rare", 1, 0, "");
        Failure late = new Failure("late", 5, 3, "");
        Failure early = new Failure("early", 5, 2, "");

        FailureDigest digest = new FailureDigest(List.of(rare, late, early));

        assertThat(digest.distinct()).containsExactly(early, late, rare);
    }

    @Test
    void beyond_the_bound_failures_are_gathered() {
        FailureDigest digest = FailureDigest.of(distinct(0, 150));

        assertThat(digest.distinct()).hasSize(FailureDigest.MOST_DISTINCT + 1);
        assertThat(digest.count()).isEqualTo(150);
        assertThat(digest.distinct().get(0))
                .isEqualTo(new Failure(FailureDigest.OTHERS, 50, 100, "example 100"));
    }

    @Test
    void at_the_bound_nothing_is_gathered() {
        FailureDigest digest = FailureDigest.of(distinct(0, FailureDigest.MOST_DISTINCT));

        assertThat(digest.distinct()).hasSize(FailureDigest.MOST_DISTINCT);
        assertThat(digest.countOf(FailureDigest.OTHERS)).isZero();
    }

    @Test
    void merging_stays_bounded_and_loses_no_count() {
        FailureDigest one = FailureDigest.of(distinct(0, 150));
        FailureDigest other = FailureDigest.of(distinct(120, 300));

        FailureDigest merged = one.merge(other).merge(one);

        assertThat(merged.distinct()).hasSize(FailureDigest.MOST_DISTINCT + 1);
        assertThat(merged.count()).isEqualTo(one.count() * 2 + other.count());
    }

    @Test
    void merging_tells_the_most_frequent_of_both_apart() {
        FailureDigest rare = FailureDigest.of(distinct(0, FailureDigest.MOST_DISTINCT));
        Failure frequent = new Failure("frequent", 1_000, 5_000, "");

        FailureDigest merged = rare.merge(FailureDigest.of(List.of(frequent)));

        assertThat(merged.distinct()).startsWith(frequent);
        assertThat(merged.countOf(FailureDigest.OTHERS)).isEqualTo(1);
    }

    @Test
    void failures_are_counted_by_the_start_of_their_text() {
        FailureDigest digest =
                FailureDigest.of(
                        List.of(
                                new Failure("status 200: was 500", 2, 0, ""),
                                new Failure("status 200: was 503", 3, 1, ""),
                                new Failure("connection reset", 4, 2, "")));

        assertThat(digest.countOf("status 200")).isEqualTo(5);
        assertThat(digest.countOf("body")).isZero();
    }

    @Test
    void lines_say_count_text_and_first_index_and_how_many_more() {
        FailureDigest digest =
                FailureDigest.of(
                        List.of(
                                new Failure("status 200: was 500", 1_200, 1_007, ""),
                                new Failure("connection reset", 2, 3, ""),
                                new Failure("unknown host", 1, 4, "")));

        assertThat(digest.lines(1))
                .containsExactly(
                        "1,200 x status 200: was 500 (first at index 1,007)", "and 2 more");
        assertThat(digest.lines(3)).hasSize(3);
    }

    @Test
    void passwords_in_texts_are_masked() {
        Failure failure = new Failure("was \"http://me:secret@host/\"", 1, 0, "");

        assertThat(failure.text()).isEqualTo("was \"http://me:***@host/\"");
    }

    @Test
    void texts_are_escaped() {
        Failure failure = new Failure("body: was \"\u001b[31mred\n\"", 1, 0, "");

        assertThat(failure.text()).isEqualTo("body: was \"\\u001b[31mred\\n\"");
    }

    private static List<Failure> distinct(long from, long to) {
        return LongStream.range(from, to)
                .mapToObj(i -> new Failure("failure " + i, 1, i, "example " + i))
                .toList();
    }
}
