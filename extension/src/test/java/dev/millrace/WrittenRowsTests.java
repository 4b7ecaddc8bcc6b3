package dev.millrace;

import static dev.millrace.request.Requests.get;
import static dev.millrace.result.Column.INDEX;
import static dev.millrace.result.Column.STATUS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.result.Column;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.testkit.engine.Events;

class WrittenRowsTests {

    private static final Path DIRECTORY = Path.of("target", "written-rows");

    @RegisterExtension static final TestServer SERVER = new TestServer();

    private static List<String> lines(String file) throws IOException {
        return Files.readAllLines(DIRECTORY.resolve(file));
    }

    @Test
    void hold_each_request_of_the_last_run() throws IOException {
        run("into_csv").assertStatistics(statistics -> statistics.succeeded(1));

        assertThat(lines("rows.csv").get(0)).isEqualTo("index,status,page");
        assertThat(lines("rows.csv").stream().skip(1).sorted())
                .containsExactly("0,200,/0", "1,200,/1", "2,200,/2");
    }

    @Test
    void have_all_columns_unless_some_are_chosen() throws IOException {
        run("all_columns").assertStatistics(statistics -> statistics.succeeded(1));

        assertThat(lines("all.jsonl"))
                .singleElement()
                .asString()
                .startsWith(
                        "{\"index\":0,\"method\":\"GET\",\"uri\":\""
                                + SERVER.uri("/0")
                                + "\",\"label\":\"page\",\"status\":200,\"reason\":\"OK\",\"failure\":null,")
                .contains("\"response_ms\":")
                .endsWith("\"redirects\":null,\"final_uri\":\"" + SERVER.uri("/0") + "\"}");
    }

    @Test
    void are_left_alone_where_one_index_is_sent_alone() throws IOException {
        Files.createDirectories(DIRECTORY);
        Files.writeString(DIRECTORY.resolve("rows.csv"), "old");

        Fixture.of(RowsTestCases.class, "into_csv").with("millrace.only", "1").tests();

        assertThat(SERVER.received()).isPositive();
        assertThat(lines("rows.csv")).containsExactly("old");
    }

    @Test
    void are_refused_before_anything_is_sent_where_they_cannot_be_written() throws IOException {
        Files.createDirectories(DIRECTORY.resolve("directory.csv"));

        assertThat(Fixture.of(RowsTestCases.class, "into_a_directory").failure())
                .isExactlyInstanceOf(ExtensionConfigurationException.class)
                .hasMessage(
                        "Load requires that `writeRows` name a file that can be written, but it was"
                                + " \"target/written-rows/directory.csv (java.io.IOException: it is a directory)\""
                                + " (WrittenRowsTests$RowsTestCases.into_a_directory)");
        assertThat(SERVER.received()).isZero();
    }

    private static Events run(String method) {
        return Fixture.of(RowsTestCases.class, method).tests();
    }

    static class RowsTestCases {

        @LoadTest(requests = 3)
        void into_csv(Load load) {
            Load writing =
                    load.writeRows(
                            DIRECTORY.resolve("rows.csv"),
                            INDEX,
                            STATUS,
                            Column.of("page", ended -> "/" + ended.index()));
            writing.requests(2).run(i -> get(SERVER.uri("/" + i)));
            writing.run(i -> get(SERVER.uri("/" + i)));
        }

        @LoadTest(requests = 1)
        void all_columns(Load load) {
            load.writeRows(DIRECTORY.resolve("all.jsonl"))
                    .run(i -> get(SERVER.uri("/" + i)).label("page"));
        }

        @LoadTest(requests = 1)
        void into_a_directory(Load load) {
            load.writeRows(DIRECTORY.resolve("directory.csv")).run(i -> get(SERVER.uri("/" + i)));
        }
    }
}
