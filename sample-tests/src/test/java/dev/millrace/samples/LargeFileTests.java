package dev.millrace.samples;

import static dev.millrace.request.Requests.get;
import static dev.millrace.rows.Rows.csv;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.Load;
import dev.millrace.LoadTest;
import dev.millrace.MemoryCeiling;
import dev.millrace.result.Column;
import dev.millrace.result.LoadResult;
import dev.millrace.rows.Row;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A file much larger than the heap, as the source of requests: part of ci/memory. */
class LargeFileTests {

    private static final int ROWS = 1 << 20;
    private static final int ROW_BYTES = 2 << 10;

    @RegisterExtension static final ServerProcess CATALOGUE = ServerProcess.http();

    @TempDir static Path directory;

    @Tag("endurance")
    @LoadTest(concurrency = 200)
    @MemoryCeiling(heap = "32 MiB")
    void a_request_is_sent_for_each_row_of_2_gib_and_leaves_a_row(Load load) throws IOException {
        Path file = directory.resolve("large.csv");
        Path rows = directory.resolve("rows.csv");
        write(file);

        LoadResult result =
                load.target(CATALOGUE.base())
                        .writeRows(rows, Column.INDEX, Column.STATUS)
                        .run(csv(file).map(row -> get("/pages/" + row.get("page"))));

        assertThat(Files.size(file)).isGreaterThanOrEqualTo(2L << 30);
        assertThat(result.requests()).isEqualTo(ROWS);
        try (Stream<Row> written = csv(rows)) {
            assertThat(written.filter(row -> row.get("status").equals("200")).count())
                    .isEqualTo(ROWS);
        }
        tell(result);
    }

    /** Each row is of the same length, with a line break, a separator and quotes in it. */
    private static void write(Path file) throws IOException {
        String note = "a, \"\"b\"\"\n";
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("page,note\n");
            for (int i = 0; i < ROWS; i++) {
                String start = i % 1_000_000 + ",\"" + note;
                out.write(start);
                out.write("x".repeat(ROW_BYTES - start.length() - 2));
                out.write("\"\n");
            }
        }
    }

    private static void tell(LoadResult result) {
        System.out.printf(
                "[endurance] 2 GiB of CSV, %,d rows: %,.0f requests/s, live heap %,d B%n",
                result.requests(), result.throughput(), result.memory().heap().value());
    }
}
