package dev.millrace.log;

/**
 * A place in a log.
 *
 * @param size how many bytes are before it
 * @param fingerprint what tells whether those are still the same
 */
record LogMark(long size, String fingerprint) {

    /** The mark of a log that does not exist yet. */
    static final LogMark START = new LogMark(0, "");
}
