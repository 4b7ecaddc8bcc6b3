package dev.millrace.log;

/**
 * A line of a log.
 *
 * @param number from 1 for the first line since the log's mark
 * @param text the line without its end, UTF-8; what is not stands as U+FFFD
 */
public record LogLine(long number, String text) {}
