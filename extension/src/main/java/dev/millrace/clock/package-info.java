/** Time and its text: the only reader of clocks, and durations and sizes with their units. */
@NullMarked
package dev.millrace.clock;

import org.jspecify.annotations.NullMarked;
