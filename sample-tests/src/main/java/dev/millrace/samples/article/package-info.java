/**
 * The programs of <i>Making 100 million requests with Python aiohttp</i> and of its readers'
 * comments in Java, each with the algorithm it had and the faults it had.
 *
 * <p>All of them use the HTTP client that Millrace uses, so that they differ by their algorithms
 * only.
 */
@NullMarked
package dev.millrace.samples.article;

import org.jspecify.annotations.NullMarked;
