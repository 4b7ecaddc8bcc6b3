package dev.millrace.report;

import dev.millrace.result.LoadResult;
import dev.millrace.result.ResultJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Keeps each result in two files of one directory: {@code result.json}, and {@code result.hlog}
 * with its latencies for the tools that read HdrHistogram's logs. The next ones are called {@code
 * result-2} and so on: nothing is overwritten.
 *
 * <p>Safe for use by several threads, and by several processes.
 */
public final class ResultFiles {

    private final Path directory;

    /**
     * Keeps results in a directory.
     *
     * @param directory created once there is a result
     */
    public ResultFiles(Path directory) {
        this.directory = directory;
    }

    /**
     * Writes a result.
     *
     * @param result what was measured
     * @return the JSON file; the log lies beside it
     * @throws UncheckedIOException if a file cannot be written; no partial one is left behind
     */
    public Path write(LoadResult result) {
        try {
            Files.createDirectories(directory);
            int number = 1;
            while (!written(result, number)) {
                number++;
            }
            return file(number, ".json");
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the result cannot be written to "
                            + directory.toAbsolutePath()
                            + " ("
                            + e
                            + "): set `millrace.report.dir` to a directory that can be written to",
                    e);
        }
    }

    private boolean written(LoadResult result, int number) throws IOException {
        try (NewFile json = NewFile.claim(file(number, ".json"));
                NewFile log = NewFile.claim(file(number, ".hlog"))) {
            json.write(out -> ResultJson.write(result, out));
            log.write(out -> LatencyLog.write(result, out));
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        }
    }

    private Path file(int number, String suffix) {
        return directory.resolve("result" + (number == 1 ? "" : "-" + number) + suffix);
    }
}
