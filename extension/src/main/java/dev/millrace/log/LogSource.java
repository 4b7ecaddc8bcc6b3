package dev.millrace.log;

import java.io.IOException;

/** Where a log's bytes come from; its {@code toString} names it for people. */
interface LogSource {

    /** Returns the present end of the log. */
    LogMark end() throws IOException;

    /** Opens what comes after a mark; all there is where the mark is no longer in the log. */
    LogStream after(LogMark mark) throws IOException;
}
