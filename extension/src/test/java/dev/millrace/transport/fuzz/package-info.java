/** Plays the same random exchanges to two transports, and compares what becomes of them. */
@NullMarked
package dev.millrace.transport.fuzz;

import org.jspecify.annotations.NullMarked;
