package dev.millrace.request;

import static dev.millrace.request.Requests.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NumberedRequestsTests {

    @Test
    void each_request_tells_its_index_in_a_field_after_its_own() throws Exception {
        RequestCursor cursor =
                numbered(RequestSource.of(i -> get("/" + i).header("A", "b"))).open(2, 1).cursor();

        assertThat(cursor.advance()).isTrue();
        assertThat(cursor.request().headers())
                .containsExactly(Map.entry("A", "b"), Map.entry("X-Request-Id", "run-0"));
        assertThat(cursor.advance()).isTrue();
        assertThat(cursor.request().headers()).contains(Map.entry("X-Request-Id", "run-1"));
        assertThat(cursor.advance()).isFalse();
    }

    @Test
    @SuppressWarnings("NullAway") // an author's mistake
    void a_factory_that_gives_null_is_told_so() {
        RequestCursor cursor = numbered(RequestSource.of(i -> null)).open(1, 1).cursor();

        cursor.advance();

        assertThatNullPointerException()
                .isThrownBy(cursor::request)
                .withMessage("the factory gave null");
    }

    @Test
    void is_broken_where_its_source_is_and_closes_it() {
        AtomicBoolean closed = new AtomicBoolean();
        Stream<Request> thrower =
                Stream.<Request>generate(
                                () -> {
                                    throw new IllegalStateException();
                                })
                        .onClose(() -> closed.set(true));
        RequestSource source = numbered(RequestSource.of(thrower));
        RequestSource.Supply supply = source.open(RequestSource.UNBOUNDED, 1);
        RequestCursor cursor = supply.cursor();

        assertThat(supply.broken()).isFalse();
        while (cursor.advance()) {
            assertThat(cursor.index()).isLessThan(SharedIterator.THROWN_IN_A_ROW);
        }
        source.close();

        assertThat(supply.broken()).isTrue();
        assertThat(closed).isTrue();
    }

    private static RequestSource numbered(RequestSource source) {
        return new NumberedRequests(source, "X-Request-Id", index -> "run-" + index);
    }
}
