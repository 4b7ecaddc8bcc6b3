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
     * Writes a result under the first number that is free.
     *
     * @param result what was measured
     * @return the JSON file; the log lies beside it
     * @throws UncheckedIOException if a file cannot be written; no partial one is left behind
     */
    public Path write(LoadResult result) {
        int number = 1;
        while (!write(result, number)) {
            number++;
        }
        return directory.resolve(name(number, ".json"));
    }

    /**
     * Writes a result under a number, unless there are such files already.
     *
     * @param result what was measured
     * @param number from 1
     * @return false where the number is taken; then nothing is written
     * @throws UncheckedIOException if a file cannot be written; no partial one is left behind
     */
    public boolean write(LoadResult result, int number) {
        try {
            Files.createDirectories(directory);
            return claimed(result, number);
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

    private boolean claimed(LoadResult result, int number) throws IOException {
        try (NewFile json = NewFile.claim(directory.resolve(name(number, ".json")));
                NewFile log = NewFile.claim(directory.resolve(name(number, ".hlog")))) {
            json.write(out -> ResultJson.write(result, out));
            log.write(out -> LatencyLog.write(result, out));
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        }
    }

    /**
     * Returns the name of a numbered file.
     *
     * @param number from 1
     * @param suffix {@code .json} or {@code .hlog}
     * @return a name such as {@code result-2.json}
     */
    public static String name(int number, String suffix) {
        return "result" + (number == 1 ? "" : "-" + number) + suffix;
    }
}
