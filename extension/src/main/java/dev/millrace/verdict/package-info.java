/** Judges a result against its objectives: a pure function. */
@NullMarked
package dev.millrace.verdict;

import org.jspecify.annotations.NullMarked;
