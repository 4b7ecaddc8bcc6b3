/** The memory probes. */
@NullMarked
package dev.millrace.memory;

import org.jspecify.annotations.NullMarked;
