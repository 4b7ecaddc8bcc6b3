package dev.millrace.report;

import static dev.millrace.result.LoadResults.aResult;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.result.CapacityResult;
import dev.millrace.result.CapacityStep;
import dev.millrace.result.LoadResult;
import dev.millrace.result.ResultJson;
import dev.millrace.result.StopReason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultFilesTests {

    private static final LoadResult RESULT = aResult().responses(10, Duration.ofMillis(5)).build();

    @Test
    void writes_the_result_and_its_latencies(@TempDir Path temp) throws IOException {
        Path directory = temp.resolve("target/millrace");

        Path json = new ResultFiles(directory).write(KeptFiles.of(RESULT));

        assertThat(json).isEqualTo(directory.resolve("result.json"));
        assertThat(ResultJson.fromJson(Files.readString(json))).isEqualTo(RESULT);
        assertThat(namesIn(directory)).containsExactly("result.hlog", "result.json");
        assertThat(directory.resolve("result.hlog")).isNotEmptyFile();
    }

    @Test
    void overwrites_nothing(@TempDir Path directory) throws IOException {
        Path first = Files.writeString(directory.resolve("result.json"), "first");
        Path second = Files.writeString(directory.resolve("result-2.hlog"), "second");

        Path json = new ResultFiles(directory).write(KeptFiles.of(RESULT));

        assertThat(json).isEqualTo(directory.resolve("result-3.json"));
        assertThat(first).hasContent("first");
        assertThat(second).hasContent("second");
        assertThat(namesIn(directory))
                .containsExactly("result-2.hlog", "result-3.hlog", "result-3.json", "result.json");
    }

    @Test
    void keeps_a_search_for_capacity_in_a_file_of_its_own(@TempDir Path directory)
            throws IOException {
        CapacityStep step =
                new CapacityStep(
                        2_000, true, CapacityStep.Outcome.HELD, "", "It was bounded.", RESULT);
        KeptFiles files =
                KeptFiles.of(
                        new CapacityResult(
                                "P.capacity", 2_000, StopReason.DEADLINE, List.of(step)));

        Path first = new ResultFiles(directory).write(files);
        Path second = new ResultFiles(directory).write(files);

        assertThat(first).isEqualTo(directory.resolve("capacity.json"));
        assertThat(second).isEqualTo(directory.resolve("capacity-2.json"));
        assertThat(Files.readString(first))
                .contains("\"name\" : \"P.capacity\"", "\"ending\" : \"CUT_SHORT\"")
                .contains("\"cutBy\" : \"DEADLINE\"", "\"rate\" : 2000.0")
                .contains("\"confirming\" : true", "\"outcome\" : \"HELD\"")
                .contains("\"bound\" : \"It was bounded.\"", "\"histogram\"");
        assertThat(namesIn(directory)).containsExactly("capacity-2.json", "capacity.json");
    }

    @Test
    void gives_each_of_many_writers_files_of_its_own(@TempDir Path directory)
            throws IOException, InterruptedException, ExecutionException {
        ExecutorService writers = Executors.newFixedThreadPool(4);
        try {
            List<Future<Path>> files =
                    IntStream.range(0, 20)
                            .mapToObj(
                                    i ->
                                            writers.submit(
                                                    () ->
                                                            new ResultFiles(directory)
                                                                    .write(KeptFiles.of(RESULT))))
                            .toList();
            for (Future<Path> file : files) {
                assertThat(ResultJson.fromJson(Files.readString(file.get()))).isEqualTo(RESULT);
            }
        } finally {
            writers.shutdownNow();
        }

        assertThat(namesIn(directory)).hasSize(40);
    }

    @Test
    void says_what_to_do_where_the_directory_cannot_be_written_to(@TempDir Path temp)
            throws IOException {
        Path file = Files.createFile(temp.resolve("report"));

        assertThatThrownBy(() -> new ResultFiles(file).write(KeptFiles.of(RESULT)))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage(
                        "the result cannot be written to "
                                + file
                                + " (java.nio.file.FileAlreadyExistsException: "
                                + file
                                + "): set `millrace.report.dir` to a directory that can be written"
                                + " to");
    }

    private static List<String> namesIn(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
