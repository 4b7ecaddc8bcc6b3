/** One recorder for each lane, swapped out without locks. */
@NullMarked
package dev.millrace.recording;

import org.jspecify.annotations.NullMarked;
