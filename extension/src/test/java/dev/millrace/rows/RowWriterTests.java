package dev.millrace.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class RowWriterTests {

    private static final List<String> COLUMNS = List.of("index", "name");

    private final Path directory;

    RowWriterTests(@TempDir Path directory) {
        this.directory = directory;
    }

    private static String[] numbers(int count) {
        return IntStream.range(0, count).mapToObj(Integer::toString).toArray(String[]::new);
    }

    private static void write(RowWriter writer, int count) {
        for (int i = 0; i < count; i++) {
            writer.write(i);
        }
    }

    @Test
    void csv_is_quoted_where_it_has_to_be() throws IOException {
        Path file = directory.resolve("rows.csv");

        try (RowWriter writer = RowWriter.replacing(file, COLUMNS)) {
            writer.write(0, "a,b");
            writer.write(1L, "a \"b\"\nc");
            writer.write(new BigDecimal("1.500"), null);
        }

        assertThat(file)
                .hasContent("index,name\r\n0,\"a,b\"\r\n1,\"a \"\"b\"\"\nc\"\r\n1.500,\r\n");
    }

    @Test
    void json_lines_have_numbers_booleans_and_null() throws IOException {
        Path file = directory.resolve("rows.JSONL");

        try (RowWriter writer = RowWriter.replacing(file, COLUMNS)) {
            writer.write(1, "a \"b\"\n\u00e4");
            writer.write(2.5, true);
            writer.write(new BigDecimal("1.500"), null);
        }

        assertThat(Files.readAllLines(file))
                .containsExactly(
                        "{\"index\":1,\"name\":\"a \\\"b\\\"\\n\u00e4\"}",
                        "{\"index\":2.5,\"name\":true}",
                        "{\"index\":1.500,\"name\":null}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rows.csv", "rows.jsonl"})
    void what_is_written_can_be_read(String name) throws IOException {
        Path file = directory.resolve(name);
        try (RowWriter writer = RowWriter.replacing(file, COLUMNS)) {
            IntStream.range(0, 50_000).forEach(i -> writer.write(i, "\"" + i + "\"\r\n"));
        }

        try (var rows = name.endsWith(".csv") ? Rows.csv(file) : Rows.jsonLines(file)) {
            assertThat(rows.filter(row -> row.get(1).equals("\"" + row.get("index") + "\"\r\n")))
                    .hasSize(50_000);
        }
    }

    @Test
    void a_file_is_replaced_when_the_new_one_is_complete() throws IOException {
        Path file = Files.writeString(directory.resolve("rows.csv"), "old");

        try (RowWriter writer = RowWriter.replacing(file, COLUMNS)) {
            writer.write(1, "a");
            assertThat(file).hasContent("old");
        }

        assertThat(file).hasContent("index,name\r\n1,a\r\n");
        assertThat(directory).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void rows_are_in_the_file_while_more_come() throws IOException {
        Path file = directory.resolve("made/rows.csv");

        try (RowWriter writer = RowWriter.replacing(file, COLUMNS)) {
            writer.write(1, "a");
            while (Files.size(directory.resolve("made/rows.csv.part")) < 17) {
                Thread.onSpinWait();
            }

            assertThat(directory.resolve("made/rows.csv.part")).hasContent("index,name\r\n1,a\r\n");
        }
    }

    @Test
    void rows_are_appended_after_those_there_are() throws IOException {
        Path file = directory.resolve("rows.csv");

        for (int i = 0; i < 3; i++) {
            try (RowWriter writer = RowWriter.appendingTo(file, COLUMNS)) {
                writer.write(i, "a\n\"b\"");
            }
        }

        assertThat(file)
                .hasContent(
                        "index,name\r\n0,\"a\n\"\"b\"\"\"\r\n1,\"a\n\"\"b\"\"\"\r\n2,\"a\n\"\"b\"\"\"\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "2,\"a\n", "2,\"a\"\"\n", "2,a\r", "\""})
    void a_row_that_was_cut_short_is_cut_off_before_rows_are_appended(String cutShort)
            throws IOException {
        String whole = "index,name\r\n1,\"a\nb\"\r\n";
        Path file = Files.writeString(directory.resolve("rows.csv"), whole + cutShort);

        try (RowWriter writer = RowWriter.appendingTo(file, COLUMNS)) {
            writer.write(3, "c");
        }

        assertThat(file).hasContent(whole + "3,c\r\n");
    }

    @Test
    void a_quote_means_nothing_to_json_lines_that_were_cut_short() throws IOException {
        Path file =
                Files.writeString(
                        directory.resolve("rows.jsonl"), "{\"index\":1,\"name\":\"\\\"\"}\n{\"ind");

        try (RowWriter writer = RowWriter.appendingTo(file, COLUMNS)) {
            writer.write(2, "b");
        }

        assertThat(file)
                .hasContent("{\"index\":1,\"name\":\"\\\"\"}\n{\"index\":2,\"name\":\"b\"}\n");
    }

    @Test
    void a_header_that_was_cut_short_is_written_anew() throws IOException {
        Path file = Files.writeString(directory.resolve("rows.csv"), "index,na");

        try (RowWriter writer = RowWriter.appendingTo(file, COLUMNS)) {
            writer.write(3, "c");
        }

        assertThat(file).hasContent("index,name\r\n3,c\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "index,uri\r\n",
                "index,name,uri\r\n",
                "name,uri",
                "index,uri\n1,2",
                "index,name\n1,a\n",
                "a \"quote\n"
            })
    void a_file_with_other_columns_is_refused_and_left_as_it_is(String text) throws IOException {
        Path file = Files.writeString(directory.resolve("rows.csv"), text);

        assertThatIOException()
                .isThrownBy(() -> RowWriter.appendingTo(file, COLUMNS))
                .withMessage("its columns are not index, name");
        assertThat(Files.readString(file)).isEqualTo(text);
    }

    @Test
    void a_file_that_cannot_be_written_is_refused_at_once() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));

        assertThatIOException()
                .isThrownBy(() -> RowWriter.replacing(file.resolve("rows.csv"), COLUMNS));
        assertThatIOException()
                .isThrownBy(() -> RowWriter.appendingTo(file.resolve("rows.csv"), COLUMNS));
        Files.createDirectory(directory.resolve("rows.csv"));
        assertThatIOException()
                .isThrownBy(() -> RowWriter.replacing(directory.resolve("rows.csv"), COLUMNS))
                .withMessage("it is a directory");
    }

    @Test
    void a_full_queue_holds_back_and_loses_nothing() throws InterruptedException {
        FakeDisk disk = FakeDisk.blocked();
        CountDownLatch called = new CountDownLatch(1);
        int came = 1;
        RowWriter writer = disk.writer("index");
        writer.write(0);
        disk.awaitAsked();

        while (writer.ready(called::countDown)) {
            writer.write(came++);
        }
        assertThat(came).isEqualTo(1 + RowWriter.CAPACITY);
        assertThat(called.getCount()).isOne();

        disk.take();
        called.await();
        assertThat(writer.ready(called::countDown)).isTrue();

        writer.close();
        assertThat(disk.rows()).containsExactly(numbers(came));
        assertThat(disk.isComplete()).isTrue();
    }

    @Test
    void who_waits_is_called_back_once() {
        FakeDisk disk = FakeDisk.blocked();
        AtomicInteger calls = new AtomicInteger();
        Runnable whenReady = calls::incrementAndGet;

        RowWriter writer = disk.writer("index");
        write(writer, 1);
        disk.awaitAsked();
        write(writer, RowWriter.CAPACITY);
        assertThat(writer.ready(whenReady)).isFalse();
        assertThat(writer.ready(whenReady)).isFalse();
        disk.take();
        writer.close();

        assertThat(calls).hasValue(1);
    }

    @Test
    void a_disk_that_fails_is_told_of_and_holds_nobody_back() {
        RowWriter writer = FakeDisk.full().writer("index");
        write(writer, 1);
        while (!writer.failed()) {
            Thread.onSpinWait();
        }
        write(writer, 2 * RowWriter.CAPACITY);

        assertThat(writer.ready(() -> {})).isTrue();
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(writer::close)
                .withMessage(
                        "rows cannot be written: No space left on device; rows.csv.part holds the first 0");
        writer.close();
    }

    @Test
    void who_waits_is_called_back_where_the_disk_fails() throws InterruptedException {
        FakeDisk disk = FakeDisk.blocked();
        CountDownLatch called = new CountDownLatch(1);
        RowWriter writer = disk.writer("index");
        write(writer, 1);
        disk.awaitAsked();
        write(writer, RowWriter.CAPACITY);
        assertThat(writer.ready(called::countDown)).isFalse();

        disk.fail();

        called.await();
        assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(writer::close);
    }

    /** The set of those who wait asks for the hash just before it takes them in. */
    @Test
    void who_comes_to_wait_just_when_all_was_written_is_called_back() {
        FakeDisk disk = FakeDisk.blocked();
        AtomicInteger calls = new AtomicInteger();
        RowWriter writer = disk.writer("index");
        write(writer, 1);
        disk.awaitAsked();
        write(writer, RowWriter.CAPACITY);
        Runnable late =
                new Runnable() {
                    @Override
                    public void run() {
                        calls.incrementAndGet();
                    }

                    @Override
                    public boolean equals(Object other) {
                        return this == other;
                    }

                    @Override
                    public int hashCode() {
                        disk.take();
                        while (disk.rows().size() <= RowWriter.CAPACITY) {
                            Thread.onSpinWait();
                        }
                        return 1;
                    }
                };

        assertThat(writer.ready(late)).isFalse();

        assertThat(calls).hasValue(1);
        writer.close();
    }

    @Test
    void a_row_that_came_just_before_the_end_is_written() {
        FakeDisk disk = FakeDisk.blocked();
        RowWriter writer = disk.writer(Duration.ofMillis(1), "index");
        write(writer, 1);
        disk.awaitAsked();
        writer.write("last");
        assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(writer::close);

        disk.take();
        while (!disk.isComplete()) {
            Thread.onSpinWait();
        }

        assertThat(disk.rows()).containsExactly("0", "last");
    }

    @Test
    void a_disk_that_takes_nothing_any_more_is_given_up() {
        FakeDisk disk = FakeDisk.blocked();
        RowWriter writer = disk.writer(Duration.ofMillis(1), "index");
        write(writer, 1);

        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(writer::close)
                .withMessageStartingWith("rows cannot be written: the disk takes nothing any more");
        disk.take();
    }

    @Test
    void an_interrupt_loses_no_rows() {
        FakeDisk disk = FakeDisk.taking();
        RowWriter writer = disk.writer("index");
        write(writer, 100_000);

        Thread.currentThread().interrupt();
        writer.close();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(disk.rows()).hasSize(100_000);
    }

    @Test
    void rows_of_several_threads_are_all_written() throws InterruptedException {
        FakeDisk disk = FakeDisk.taking();
        try (RowWriter writer = disk.writer("index")) {
            List<Thread> threads =
                    IntStream.range(0, 4)
                            .mapToObj(thread -> new Thread(() -> write(writer, 20_000)))
                            .toList();
            threads.forEach(Thread::start);
            for (Thread thread : threads) {
                thread.join();
            }
        }

        assertThat(disk.rows()).hasSize(80_000);
        assertThat(disk.rows().stream().distinct()).hasSize(20_000);
    }
}
