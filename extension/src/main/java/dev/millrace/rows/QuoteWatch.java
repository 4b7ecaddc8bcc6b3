package dev.millrace.rows;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/**
 * Reads CSV for a parser, and tells whether it ended inside quotes: the parser takes that for the
 * end of a field, and with it all rows that the open quote has swallowed.
 */
final class QuoteWatch extends FilterReader {

    private static final char QUOTE = '"';

    private enum State {
        START_OF_FIELD,
        PLAIN,
        QUOTED,
        /** After a quote within quotes: it closes them, unless another one follows. */
        QUOTE_IN_QUOTES
    }

    private final char separator;
    private State state = State.START_OF_FIELD;
    private boolean ended;

    QuoteWatch(Reader in, char separator) {
        super(in);
        this.separator = separator;
    }

    /** Tells whether all was read, and the last quotes are open. */
    boolean endedInQuotes() {
        return ended && state == State.QUOTED;
    }

    @Override
    public int read() throws IOException {
        char[] one = new char[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        ended |= read < 0;
        for (int i = offset; i < offset + read; i++) {
            state = after(buffer[i]);
        }
        return read;
    }

    private State after(char character) {
        if (state == State.QUOTED) {
            return character == QUOTE ? State.QUOTE_IN_QUOTES : State.QUOTED;
        }
        if (character == QUOTE) {
            return state == State.PLAIN ? State.PLAIN : State.QUOTED;
        }
        boolean endOfField = character == separator || character == '\n' || character == '\r';
        return endOfField ? State.START_OF_FIELD : State.PLAIN;
    }
}
