package dev.millrace;

import dev.millrace.report.ResultFiles;
import dev.millrace.result.LoadResult;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.MediaType;
import org.junit.platform.commons.JUnitException;

/**
 * The files that a test publishes through JUnit, in its directory below JUnit's own; earlier runs
 * and executions may have left theirs there.
 */
final class PublishedFiles {

    private final ExtensionContext context;

    PublishedFiles(ExtensionContext context) {
        this.context = context;
    }

    void write(LoadResult result) {
        int number = 1;
        while (!published(result, number)) {
            number++;
        }
    }

    /** JUnit tells the directory only while it publishes a file of a given name. */
    private boolean published(LoadResult result, int number) {
        try {
            context.publishFile(
                    ResultFiles.name(number, ".json"),
                    MediaType.APPLICATION_JSON,
                    path -> write(result, number, path));
            context.publishFile(
                    ResultFiles.name(number, ".hlog"),
                    MediaType.TEXT_PLAIN_UTF_8,
                    path -> {}); // written beside the other one
            return true;
        } catch (JUnitException e) {
            if (e.getCause() instanceof FileAlreadyExistsException) {
                return false;
            }
            throw e;
        }
    }

    private static void write(LoadResult result, int number, Path path)
            throws FileAlreadyExistsException {
        if (!new ResultFiles(path.resolveSibling("").normalize()).write(result, number)) {
            throw new FileAlreadyExistsException(path.toString());
        }
    }
}
