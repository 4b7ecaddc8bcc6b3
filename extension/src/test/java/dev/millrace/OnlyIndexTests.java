package dev.millrace;

import static dev.millrace.request.Requests.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.request.Request;
import dev.millrace.request.RequestCursor;
import dev.millrace.request.RequestSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class OnlyIndexTests {

    @Test
    void asks_a_factory_for_that_index_alone() throws Exception {
        List<Long> asked = new ArrayList<>();
        RequestSource source =
                RequestSource.of(
                        index -> {
                            asked.add(index);
                            return get("/" + index);
                        });

        RequestCursor cursor = new OnlyIndex(source, 5_000).open(1, 1).cursor();

        assertThat(cursor.advance()).isTrue();
        assertThat(cursor.index()).isEqualTo(5_000);
        assertThat(cursor.request()).hasToString("GET /5000");
        assertThat(cursor.advance()).isFalse();
        assertThat(asked).containsExactly(5_000L);
    }

    @Test
    void reads_an_iterator_up_to_that_index() throws Exception {
        Iterator<Request> requests = pages(10);

        RequestCursor cursor = new OnlyIndex(RequestSource.of(requests), 3).open(1, 1).cursor();

        assertThat(cursor.advance()).isTrue();
        assertThat(cursor.request()).hasToString("GET /3");
        assertThat(cursor.advance()).isFalse();
        assertThat(requests.next()).hasToString("GET /4");
    }

    @Test
    void is_empty_where_the_source_ends_before_that_index() {
        RequestSource.Supply supply = new OnlyIndex(RequestSource.of(pages(3)), 3).open(1, 1);

        assertThat(supply.cursor().advance()).isFalse();
        assertThat(supply.broken()).isFalse();
    }

    @Test
    void is_broken_where_the_source_is() {
        Iterator<Request> broken =
                new Iterator<>() {
                    @Override
                    public boolean hasNext() {
                        throw new IllegalStateException("no more");
                    }

                    @Override
                    public Request next() {
                        throw new IllegalStateException("no more");
                    }
                };
        RequestSource.Supply supply = new OnlyIndex(RequestSource.of(broken), 1_000_000).open(1, 1);

        assertThat(supply.cursor().advance()).isFalse();
        assertThat(supply.broken()).isTrue();
    }

    @Test
    void closes_the_source() {
        AtomicBoolean closed = new AtomicBoolean();

        new OnlyIndex(
                        RequestSource.of(
                                LongStream.range(0, 3)
                                        .mapToObj(index -> get("/" + index))
                                        .onClose(() -> closed.set(true))),
                        1)
                .close();

        assertThat(closed).isTrue();
    }

    private static Iterator<Request> pages(long count) {
        return LongStream.range(0, count).mapToObj(index -> get("/" + index)).iterator();
    }
}
