package dev.millrace.samples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.Load;
import dev.millrace.LoadTest;
import dev.millrace.request.Requests;
import dev.millrace.result.LoadResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Requests from a file of URLs, read while they are sent: it may have any length. */
class UrlListLoadTest {

    @RegisterExtension static final ServerProcess CATALOGUE = ServerProcess.http();

    @TempDir static Path directory;

    @BeforeAll
    static void write_urls() throws IOException {
        Iterable<String> urls =
                () ->
                        IntStream.range(0, 5_000)
                                .mapToObj(i -> CATALOGUE.base() + "/pages/" + i)
                                .iterator();
        Files.write(directory.resolve("urls.txt"), urls);
    }

    @LoadTest(concurrency = 20)
    void every_url_of_a_file_works(Load load) throws IOException {
        try (Stream<String> urls = Files.lines(directory.resolve("urls.txt"))) {
            LoadResult result = load.run(urls.map(Requests::get));

            assertThat(result.requests()).isEqualTo(5_000);
        }
    }
}
