package dev.millrace;

import dev.millrace.report.KeptFiles;
import dev.millrace.report.ResultFiles;
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

    void write(KeptFiles files) {
        int number = 1;
        while (!published(files, number)) {
            number++;
        }
    }

    /** JUnit tells the directory only while it publishes a file of a given name. */
    private boolean published(KeptFiles files, int number) {
        String first = files.names(number).get(0);
        try {
            context.publishFile(
                    first, MediaType.APPLICATION_JSON, path -> write(files, number, path));
        } catch (JUnitException e) {
            if (e.getCause() instanceof FileAlreadyExistsException) {
                return false;
            }
            throw e;
        }
        for (String name : files.names(number)) {
            if (!name.equals(first)) {
                // Written beside the first one.
                context.publishFile(name, MediaType.TEXT_PLAIN_UTF_8, path -> {});
            }
        }
        return true;
    }

    private static void write(KeptFiles files, int number, Path path)
            throws FileAlreadyExistsException {
        if (!new ResultFiles(path.resolveSibling("").normalize()).write(files, number)) {
            throw new FileAlreadyExistsException(path.toString());
        }
    }
}
