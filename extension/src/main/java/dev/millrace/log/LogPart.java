package dev.millrace.log;

/**
 * What was read of a log.
 *
 * @param lines how many lines
 * @param restarted whether it no longer starts as it did when it was marked, as it was rotated or
 *     truncated: it was then read from its present start, and what was written before is not in it
 */
public record LogPart(long lines, boolean restarted) {}
