package dev.millrace.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Keeps each result in files of one directory, such as {@code result.json}. The next ones are
 * called {@code result-2} and so on: nothing is overwritten.
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
     * Writes files under the first number that is free.
     *
     * @param files what is to be kept
     * @return the first of the files; the others lie beside it
     * @throws UncheckedIOException if a file cannot be written; no partial one is left behind
     */
    public Path write(KeptFiles files) {
        int number = 1;
        while (!write(files, number)) {
            number++;
        }
        return directory.resolve(files.names(number).get(0));
    }

    /**
     * Writes files under a number, unless there is such a file already.
     *
     * @param files what is to be kept
     * @param number from 1
     * @return false where the number is taken; then nothing is written
     * @throws UncheckedIOException if a file cannot be written; no partial one is left behind
     */
    public boolean write(KeptFiles files, int number) {
        try {
            Files.createDirectories(directory);
            return claimed(files, number, 0);
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

    /** Claims all names from a part on before it writes the last of them. */
    private boolean claimed(KeptFiles files, int number, int index) throws IOException {
        if (index == files.parts().size()) {
            return true;
        }
        KeptFiles.Part part = files.parts().get(index);
        try (NewFile file = NewFile.claim(directory.resolve(files.name(number, part)))) {
            boolean allClaimed = claimed(files, number, index + 1);
            if (allClaimed) {
                file.write(part.content());
            }
            return allClaimed;
        } catch (FileAlreadyExistsException e) {
            return false;
        }
    }
}
