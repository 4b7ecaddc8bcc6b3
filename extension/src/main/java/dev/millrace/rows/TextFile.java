package dev.millrace.rows;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Text files, opened without their byte order mark. */
final class TextFile {

    /**
     * Stands for bytes that the charset does not know. No charset has half a surrogate pair, so it
     * cannot be text: the row that has it is bad, and those after it are not.
     */
    private static final char MALFORMED = '\uDFFF';

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private TextFile() {}

    /**
     * Opens a file.
     *
     * @throws UncheckedIOException if it cannot be read
     */
    static BufferedReader open(Path file, Charset charset) {
        try {
            return withoutMark(new InputStreamReader(Files.newInputStream(file), decoder(charset)));
        } catch (NoSuchFileException e) {
            throw new UncheckedIOException(
                    "no rows can be read from " + file.toAbsolutePath() + ": no such file", e);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "no rows can be read from " + file.toAbsolutePath() + ": " + e, e);
        }
    }

    private static CharsetDecoder decoder(Charset charset) {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE)
                .replaceWith(String.valueOf(MALFORMED));
    }

    /** Reads already, which a directory does not allow although it can be opened. */
    private static BufferedReader withoutMark(InputStreamReader file) throws IOException {
        BufferedReader reader = new BufferedReader(file);
        try {
            reader.mark(1);
            if (reader.read() != BYTE_ORDER_MARK) {
                reader.reset();
            }
            return reader;
        } catch (IOException e) {
            reader.close();
            throw e;
        }
    }

    /** Refuses a text with bytes that the charset does not know. */
    static void requireWellFormed(String text, Place place, Charset charset) {
        int position = text.indexOf(MALFORMED);
        if (position >= 0) {
            throw new BadRowException(
                    place,
                    "after \""
                            + text.substring(Math.max(0, position - 20), position)
                            + "\" there are bytes that are not "
                            + charset
                            + ": give the charset that the file has");
        }
    }
}
