package dev.millrace.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is left of a file when the JVM that writes it is killed. */
class KilledWriterTests {

    private static final List<String> COLUMNS = List.of("index", "text");
    private static final long ENOUGH_BYTES = 1 << 20;

    @Test
    @Timeout(60)
    void the_file_holds_whole_rows_and_more_can_be_appended(@TempDir Path directory)
            throws Exception {
        Path file = directory.resolve("rows.csv");
        Process writing =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                Main.class.getName(),
                                file.toString())
                        .inheritIO()
                        .start();
        try {
            while (writing.isAlive() && size(file) < ENOUGH_BYTES) {
                Thread.onSpinWait();
            }
        } finally {
            writing.destroyForcibly().waitFor();
        }

        RowWriter.appendingTo(file, COLUMNS).close();

        try (Stream<Row> rows = Rows.csv(file)) {
            List<String> indexes = rows.map(row -> row.get("index")).toList();
            assertThat(indexes)
                    .hasSizeGreaterThan(1_000)
                    .containsExactlyElementsOf(
                            IntStream.range(0, indexes.size()).mapToObj(String::valueOf).toList());
        }
    }

    private static long size(Path file) throws IOException {
        return Files.exists(file) ? Files.size(file) : 0;
    }

    /** Appends rows until it is killed, or for want of a parent. */
    static final class Main {

        private static final int MOST_ROWS = 10_000_000;

        private Main() {}

        public static void main(String[] arguments) throws IOException {
            try (RowWriter writer = RowWriter.appendingTo(Path.of(arguments[0]), COLUMNS)) {
                Thread main = Thread.currentThread();
                for (int i = 0; i < MOST_ROWS; i++) {
                    while (!writer.ready(() -> LockSupport.unpark(main))) {
                        LockSupport.park(writer);
                    }
                    writer.write(i, "a \"quoted\"\ntext " + "x".repeat(i % 100));
                }
            }
        }
    }
}
