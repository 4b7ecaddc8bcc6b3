package dev.millrace.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.millrace.rows.BadRowException;
import dev.millrace.rows.CsvFormat;
import dev.millrace.rows.Rows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedIteratorTests {

    @Test
    void an_index_is_the_position_in_the_iterator() throws Exception {
        Iterator<Request> iterator = List.of(Requests.get("/a"), Requests.get("/b")).iterator();
        RequestSource.Supply supply = RequestSource.of(iterator).open(RequestSource.UNBOUNDED, 2);
        RequestCursor one = supply.cursor();
        RequestCursor other = supply.cursor();

        assertThat(one.advance()).isTrue();
        assertThat(other.advance()).isTrue();
        assertThat(one.index()).isZero();
        assertThat(one.request().uri()).isEqualTo("/a");
        assertThat(other.index()).isEqualTo(1);
        assertThat(other.request().uri()).isEqualTo("/b");
        assertThat(one.advance()).isFalse();
        assertThat(supply.broken()).isFalse();
    }

    @Test
    void what_does_not_count_makes_room_for_one_more() {
        Iterator<Request> iterator =
                List.of(Requests.get("/a"), Requests.get("/b"), Requests.get("/c")).iterator();
        RequestCursor cursor = RequestSource.of(iterator).open(1, 1).cursor();

        assertThat(cursor.advance()).isTrue();
        assertThat(cursor.advance()).isFalse();
        cursor.uncounted();

        assertThat(cursor.advance()).isTrue();
        assertThat(cursor.index()).isEqualTo(1);
        assertThat(cursor.advance()).isFalse();
    }

    @Test
    void an_error_of_the_authors_code_is_the_failure_of_that_index() {
        Stream<Request> stream =
                Stream.of("/a", "/b")
                        .map(
                                uri -> {
                                    assertThat(uri).isEqualTo("/b");
                                    return Requests.get(uri);
                                });

        try (RequestSource source = RequestSource.of(stream)) {
            RequestCursor cursor = source.open(RequestSource.UNBOUNDED, 1).cursor();

            assertThat(cursor.advance()).isTrue();
            assertThatExceptionOfType(AssertionError.class).isThrownBy(cursor::request);
            assertThat(cursor.index()).isZero();
        }
    }

    @Test
    void it_is_read_only_when_a_request_is_asked_for() {
        AtomicInteger read = new AtomicInteger();
        Stream<Request> stream = Stream.generate(() -> Requests.get("/" + read.getAndIncrement()));

        try (RequestSource source = RequestSource.of(stream)) {
            RequestCursor cursor = source.open(RequestSource.UNBOUNDED, 1).cursor();
            assertThat(read).hasValue(0);

            cursor.advance();
            cursor.advance();
        }

        assertThat(read).hasValue(2);
    }

    @Test
    void no_more_is_read_than_was_asked_for() {
        AtomicInteger read = new AtomicInteger();
        RequestCursor cursor =
                cursor(2, () -> true, () -> Requests.get("/" + read.getAndIncrement()));

        assertThat(drain(cursor)).containsExactly(0L, 1L);

        assertThat(read).hasValue(2);
    }

    @Test
    void what_next_throws_is_the_failure_of_that_index() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        RequestCursor cursor =
                cursor(3, () -> true, () -> throwing(calls.getAndIncrement() == 0, "next"));

        cursor.advance();
        assertThatIllegalStateException().isThrownBy(cursor::request).withMessage("next");
        cursor.advance();

        assertThat(cursor.index()).isEqualTo(1);
        assertThat(cursor.request()).isNotNull();
    }

    @Test
    void what_hasNext_throws_is_the_failure_of_that_index() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        RequestCursor cursor =
                cursor(
                        3,
                        () -> throwing(calls.getAndIncrement() == 0, "hasNext") != null,
                        () -> Requests.get("/"));

        cursor.advance();
        assertThatIllegalStateException().isThrownBy(cursor::request).withMessage("hasNext");
        cursor.advance();

        assertThat(cursor.index()).isEqualTo(1);
        assertThat(cursor.request()).isNotNull();
    }

    @Test
    void a_missing_element_of_the_authors_own_is_not_the_end() {
        RequestCursor cursor =
                cursor(
                        1,
                        () -> true,
                        () -> {
                            throw new NoSuchElementException("no user left");
                        });

        assertThat(cursor.advance()).isTrue();
        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(cursor::request)
                .withMessage("no user left");
    }

    @Test
    void null_is_a_failure_of_that_index() {
        Iterator<@Nullable Request> nulls = Arrays.<@Nullable Request>asList(null, null).iterator();
        RequestCursor cursor = new SharedIterator(nulls, 1).cursor();

        assertThat(cursor.advance()).isTrue();
        assertThatExceptionOfType(NullPointerException.class)
                .isThrownBy(cursor::request)
                .withMessage("the iterator gave null");
    }

    @Test
    void an_iterator_that_only_throws_is_given_up() {
        RequestSource.Supply supply =
                new SharedIterator(
                        iterator(() -> true, () -> throwing(true, "broken")),
                        RequestSource.UNBOUNDED);

        List<Long> taken = drain(supply.cursor());

        assertThat(taken).hasSize(SharedIterator.THROWN_IN_A_ROW);
        assertThat(supply.broken()).isTrue();
    }

    @Test
    void a_file_that_cannot_be_read_on_is_given_up_at_once(@TempDir Path directory)
            throws IOException {
        Path file = Files.writeString(directory.resolve("urls.csv"), "/a\n\"/b\"/b\n/c\n");
        Stream<Request> requests =
                Rows.csv(file, CsvFormat.RFC_4180.withoutHeader())
                        .map(row -> Requests.get(row.get(0)));

        try (RequestSource source = RequestSource.of(requests)) {
            RequestSource.Supply supply = source.open(RequestSource.UNBOUNDED, 1);

            assertThat(drain(supply.cursor())).containsExactly(0L, 1L);
            assertThat(supply.broken()).isTrue();
        }
    }

    @Test
    void a_bad_row_of_a_file_is_the_failure_of_its_index(@TempDir Path directory) throws Exception {
        Path file = Files.writeString(directory.resolve("urls.csv"), "url\n/a,b\n/c\n");

        try (RequestSource source =
                RequestSource.of(Rows.csv(file).map(row -> Requests.get(row.get("url"))))) {
            RequestCursor cursor = source.open(RequestSource.UNBOUNDED, 1).cursor();

            cursor.advance();
            assertThatExceptionOfType(BadRowException.class)
                    .isThrownBy(cursor::request)
                    .withMessageContaining("urls.csv, line 2");
            cursor.advance();
            assertThat(cursor.request().uri()).isEqualTo("/c");
            assertThat(cursor.advance()).isFalse();
        }
    }

    @Test
    void an_iterator_that_throws_now_and_then_is_read_to_its_bound() {
        AtomicInteger calls = new AtomicInteger();
        RequestSource.Supply supply =
                new SharedIterator(
                        iterator(
                                () -> true,
                                () -> throwing(calls.incrementAndGet() % 1_000 != 0, "often")),
                        5_000);

        List<Long> taken = drain(supply.cursor());

        assertThat(taken).hasSize(5_000);
        assertThat(supply.broken()).isFalse();
    }

    @Test
    void the_end_stays_the_end() {
        AtomicInteger calls = new AtomicInteger();
        RequestCursor cursor =
                cursor(9, () -> calls.getAndIncrement() > 0, () -> Requests.get("/"));

        assertThat(cursor.advance()).isFalse();
        assertThat(cursor.advance()).isFalse();
    }

    @Test
    void a_stream_is_closed_with_its_source() {
        AtomicBoolean closed = new AtomicBoolean();
        Stream<Request> stream = Stream.of(Requests.get("/")).onClose(() -> closed.set(true));

        RequestSource source = RequestSource.of(stream);
        drain(source.open(RequestSource.UNBOUNDED, 1).cursor());
        assertThat(closed).isFalse();
        source.close();

        assertThat(closed).isTrue();
    }

    private static RequestCursor cursor(
            long requests, BooleanSupplier hasNext, Supplier<Request> next) {
        return new SharedIterator(iterator(hasNext, next), requests).cursor();
    }

    private static Iterator<Request> iterator(BooleanSupplier hasNext, Supplier<Request> next) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return hasNext.getAsBoolean();
            }

            @Override
            public Request next() {
                return next.get();
            }
        };
    }

    private static Request throwing(boolean now, String message) {
        if (now) {
            throw new IllegalStateException(message);
        }
        return Requests.get("/");
    }

    private static List<Long> drain(RequestCursor cursor) {
        List<Long> taken = new ArrayList<>();
        while (cursor.advance()) {
            taken.add(cursor.index());
        }
        return taken;
    }
}
