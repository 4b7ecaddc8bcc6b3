package dev.millrace.samples;

import static dev.millrace.check.Expectations.json;
import static dev.millrace.check.Expectations.status;
import static dev.millrace.request.Requests.get;
import static dev.millrace.request.Requests.post;
import static dev.millrace.rows.CsvFormat.RFC_4180;
import static dev.millrace.rows.Rows.csv;
import static dev.millrace.rows.Rows.jsonLines;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.Load;
import dev.millrace.LoadTest;
import dev.millrace.request.Request;
import dev.millrace.result.Column;
import dev.millrace.rows.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Requests from the rows of a file, and a row in a file for each request. */
class RowsLoadTest {

    private static final int ROWS = 5_000;

    @RegisterExtension static final ServerProcess CATALOGUE = ServerProcess.http();

    @TempDir static Path directory;

    @BeforeAll
    static void write_files() throws IOException {
        write("pages.csv", "page,status\n", "%d,200\n");
        write("old-pages.csv", "", "%d;200\n");
        write("orders.jsonl", "", "{\"id\": \"A-%d\", \"order\": {\"sku\": 7}}\n");
    }

    private static void write(String name, String header, String row) throws IOException {
        StringBuilder text = new StringBuilder(header);
        for (int i = 0; i < ROWS; i++) {
            text.append(row.replace("%d", Integer.toString(i)));
        }
        Files.writeString(directory.resolve(name), text);
    }

    @LoadTest(concurrency = 20)
    void pages_have_the_status_that_a_csv_file_says(Load load) {
        Path pages = directory.resolve("pages.csv");

        load.target(CATALOGUE.base()).run(csv(pages).map(RowsLoadTest::page));
    }

    private static Request page(Row row) {
        int expected = Integer.parseInt(row.get("status"));
        return get("/pages/" + row.get("page")).expect(status(expected));
    }

    @LoadTest(concurrency = 20)
    void a_csv_file_may_be_written_otherwise(Load load) {
        Path pages = directory.resolve("old-pages.csv");

        load.target(CATALOGUE.base())
                .run(
                        csv(pages, RFC_4180.withoutHeader().separatedBy(';').in(ISO_8859_1))
                                .map(row -> get("/pages/" + row.get(0))));
    }

    @LoadTest(concurrency = 20)
    void orders_of_a_json_file_are_accepted(Load load) {
        Path orders = directory.resolve("orders.jsonl");

        load.target(CATALOGUE.base())
                .expect(status(201), json("/order/sku", "7"))
                .run(jsonLines(orders).map(row -> post("/orders").json(row.get("order"))));
    }

    @LoadTest(requests = ROWS, concurrency = 20)
    void each_request_leaves_a_row(Load load) {
        Path rows = directory.resolve("rows.csv");

        load.target(CATALOGUE.base())
                .writeRows(
                        rows,
                        Column.INDEX,
                        Column.STATUS,
                        Column.RESPONSE_MS,
                        Column.header("content-type"),
                        Column.of("page", ended -> ended.index() % 1_000))
                .run(i -> get("/pages/" + i % 1_000));

        try (Stream<Row> written = csv(rows)) {
            assertThat(written.map(row -> row.get("status"))).hasSize(ROWS).containsOnly("200");
        }
    }

    @LoadTest(requests = 1_000, concurrency = 20)
    void rows_are_json_where_the_file_ends_so(Load load) {
        Path rows = directory.resolve("rows.jsonl");

        load.target(CATALOGUE.base()).writeRows(rows).run(i -> get("/pages/" + i));

        try (Stream<Row> written = jsonLines(rows)) {
            List<String> uris = written.map(row -> row.get("uri")).toList();
            assertThat(uris).hasSize(1_000).doesNotHaveDuplicates();
        }
    }
}
