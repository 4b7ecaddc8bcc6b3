package dev.millrace;

import dev.millrace.report.ResultFiles;
import dev.millrace.result.LoadResult;
import java.nio.file.FileAlreadyExistsException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.JUnitException;

/**
 * Publishes results as files of their test, below JUnit's own output directory: in {@code
 * millrace}, or in {@code millrace-2} and so on where a run before this one was there first.
 */
record PublishedResults(ExtensionContext context) {

    void write(LoadResult result) {
        int number = 1;
        while (!written(result, "millrace" + (number == 1 ? "" : "-" + number))) {
            number++;
        }
    }

    /** JUnit 5.12 refuses a directory that is there, later ones do not. */
    private boolean written(LoadResult result, String name) {
        try {
            context.publishDirectory(name, directory -> new ResultFiles(directory).write(result));
            return true;
        } catch (JUnitException e) {
            if (e.getCause() instanceof FileAlreadyExistsException) {
                return false;
            }
            throw e;
        }
    }
}
