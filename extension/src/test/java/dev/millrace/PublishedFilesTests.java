package dev.millrace;

import static dev.millrace.request.Requests.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.result.ResultJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublishedFilesTests {

    @RegisterExtension static final TestServer SERVER = new TestServer();

    private final Path directory;

    PublishedFilesTests(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void hold_each_run_of_a_test() throws IOException {
        execute(Fixture.of(TwoRunsTestCases.class).publishingBelow(directory));

        assertThat(filesBelow(directory))
                .containsExactly(
                        "pages_Load_/result-2.hlog",
                        "pages_Load_/result-2.json",
                        "pages_Load_/result.hlog",
                        "pages_Load_/result.json");
        assertThat(requestsIn("pages_Load_/result.json")).isEqualTo(3);
        assertThat(requestsIn("pages_Load_/result-2.json")).isEqualTo(4);
    }

    @Test
    void are_announced_to_junit() {
        Fixture.of(TwoRunsTestCases.class)
                .publishingBelow(directory)
                .tests()
                .assertStatistics(statistics -> statistics.fileEntryPublished(4));
    }

    @Test
    void are_not_overwritten_by_the_next_execution() throws IOException {
        execute(Fixture.of(TwoRunsTestCases.class).publishingBelow(directory));
        execute(Fixture.of(TwoRunsTestCases.class).publishingBelow(directory));

        assertThat(filesBelow(directory)).hasSize(8).contains("pages_Load_/result-4.json");
    }

    @Test
    void are_kept_where_the_user_wants_them_too() throws IOException {
        execute(
                Fixture.of(InvocationsTestCases.class)
                        .with("millrace.report.dir", directory.resolve("load").toString()));

        assertThat(filesBelow(directory))
                .containsExactly(
                        "load/PublishedFilesTests$InvocationsTestCases.pages_1_/result.hlog",
                        "load/PublishedFilesTests$InvocationsTestCases.pages_1_/result.json",
                        "load/PublishedFilesTests$InvocationsTestCases.pages_2_/result.hlog",
                        "load/PublishedFilesTests$InvocationsTestCases.pages_2_/result.json");
    }

    @Test
    void are_written_where_the_verdict_is_missed_too() throws IOException {
        Fixture.of(MissedTestCases.class).publishingBelow(directory).failure();

        assertThat(requestsIn("pages_Load_/result.json")).isEqualTo(5);
    }

    private static void execute(Fixture fixture) {
        fixture.tests().assertStatistics(statistics -> statistics.failed(0));
    }

    private long requestsIn(String file) throws IOException {
        return ResultJson.fromJson(Files.readString(directory.resolve(file))).requests();
    }

    private static List<String> filesBelow(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    static class TwoRunsTestCases {

        @LoadTest
        void pages(Load load) {
            load.requests(3).run(i -> get(SERVER.uri("/" + i)));
            load.requests(4).measure(i -> get(SERVER.uri("/" + i)));
        }
    }

    @ExtendWith(LoadExtension.class)
    static class InvocationsTestCases {

        @ParameterizedTest
        @ValueSource(ints = {1, 2})
        void pages(int concurrency, Load load) {
            load.requests(3).concurrency(concurrency).run(i -> get(SERVER.uri("/" + i)));
        }
    }

    static class MissedTestCases {

        @LoadTest(requests = 5)
        @ExpectStatus(201)
        void pages(Load load) {
            load.run(i -> get(SERVER.uri("/" + i)));
        }
    }
}
