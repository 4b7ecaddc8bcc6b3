package dev.millrace.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IndexBlocksTests {

    @ParameterizedTest
    @CsvSource({"1, 1", "1, 4", "3, 4", "1000, 1", "1000, 2", "100000, 4"})
    void gives_each_index_exactly_once_in_turn(long requests, int lanes) {
        RequestSource.Supply blocks = blocks(requests, lanes);
        List<RequestCursor> cursors = new ArrayList<>();
        for (int lane = 0; lane < lanes; lane++) {
            cursors.add(blocks.cursor());
        }

        List<Long> taken = new ArrayList<>();
        boolean some = true;
        while (some) {
            some = false;
            for (RequestCursor cursor : cursors) {
                if (cursor.advance()) {
                    taken.add(cursor.index());
                    some = true;
                }
            }
        }

        assertThat(taken.stream().sorted()).containsExactlyElementsOf(indexes(requests));
    }

    @ParameterizedTest
    @CsvSource({"100000, 1", "100000, 2", "100000, 4"})
    void gives_each_index_exactly_once_to_threads(long requests, int lanes) throws Exception {
        RequestSource.Supply blocks = blocks(requests, lanes);
        Callable<List<Long>> lane = () -> drain(blocks.cursor());
        List<Long> taken = new ArrayList<>();

        ExecutorService threads = Executors.newFixedThreadPool(lanes);
        try {
            for (Future<List<Long>> each : threads.invokeAll(Collections.nCopies(lanes, lane))) {
                taken.addAll(each.get());
            }
        } finally {
            threads.shutdown();
        }

        assertThat(taken.stream().sorted()).containsExactlyElementsOf(indexes(requests));
    }

    @Test
    void blocks_shrink_towards_the_end() {
        IndexBlocks blocks = new IndexBlocks(i -> Requests.get("/"), 100_000, 4);

        assertThat(blocks.blockSize(RequestSource.UNBOUNDED)).isEqualTo(1_024);
        assertThat(blocks.blockSize(100_000)).isEqualTo(1_024);
        assertThat(blocks.blockSize(1_600)).isEqualTo(100);
        assertThat(blocks.blockSize(16)).isEqualTo(1);
        assertThat(blocks.blockSize(1)).isEqualTo(1);
        assertThat(blocks.blockSize(0)).isZero();
    }

    @Test
    void the_end_stays_the_end() {
        RequestCursor cursor = blocks(1, 1).cursor();

        assertThat(cursor.advance()).isTrue();
        assertThat(cursor.advance()).isFalse();
        assertThat(cursor.advance()).isFalse();
    }

    @Test
    void what_does_not_count_makes_room_for_one_more() {
        RequestCursor cursor = blocks(2, 1).cursor();

        cursor.advance();
        cursor.uncounted();

        assertThat(drain(cursor)).containsExactly(1L, 2L);

        cursor.uncounted();

        assertThat(drain(cursor)).containsExactly(3L);
    }

    @Test
    void no_index_is_given_twice_where_the_end_moves() {
        RequestSource.Supply supply = blocks(3_000, 2);
        RequestCursor one = supply.cursor();
        RequestCursor other = supply.cursor();
        List<Long> taken = new ArrayList<>();

        for (int i = 0; i < 2_000; i++) {
            one.advance();
            taken.add(one.index());
            one.uncounted();
        }
        taken.addAll(drain(other));
        taken.addAll(drain(one));

        assertThat(taken).containsExactlyInAnyOrderElementsOf(indexes(5_000));
    }

    @Test
    void what_has_no_end_has_none_either_where_something_does_not_count() {
        RequestCursor cursor = blocks(RequestSource.UNBOUNDED, 1).cursor();

        cursor.advance();
        cursor.uncounted();

        assertThat(cursor.advance()).isTrue();
    }

    @Test
    void asks_the_factory_for_the_index_taken() throws Exception {
        RequestCursor cursor = blocks(10, 1).cursor();

        cursor.advance();
        cursor.advance();

        assertThat(cursor.index()).isEqualTo(1);
        assertThat(cursor.request().uri()).isEqualTo("/1");
    }

    @Test
    void a_factory_that_throws_leaves_the_next_index_alone() throws Exception {
        RequestCursor cursor = RequestSource.of(IndexBlocksTests::secondOnly).open(2, 1).cursor();

        cursor.advance();
        assertThatIllegalStateException().isThrownBy(cursor::request).withMessage("no 0");

        assertThat(cursor.advance()).isTrue();
        assertThat(cursor.request().uri()).isEqualTo("/1");
    }

    private static Request secondOnly(long index) {
        if (index == 0) {
            throw new IllegalStateException("no 0");
        }
        return Requests.get("/" + index);
    }

    private static RequestSource.Supply blocks(long requests, int lanes) {
        return RequestSource.of(i -> Requests.get("/" + i)).open(requests, lanes);
    }

    private static List<Long> drain(RequestCursor cursor) {
        List<Long> taken = new ArrayList<>();
        while (cursor.advance()) {
            taken.add(cursor.index());
        }
        return taken;
    }

    private static List<Long> indexes(long requests) {
        return LongStream.range(0, requests).boxed().toList();
    }
}
