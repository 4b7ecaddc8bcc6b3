package dev.millrace.rows;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Where rows go; used by one thread. */
interface RowSink {

    /** Appends whole rows. */
    void append(ByteBuffer rows) throws IOException;

    /** Takes note that all rows were appended. */
    void complete() throws IOException;

    /** Gives up, and keeps what was appended. */
    void abandon();
}
