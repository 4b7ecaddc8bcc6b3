/** Searches for the highest rate at which objectives hold. */
@NullMarked
package dev.millrace.capacity;

import org.jspecify.annotations.NullMarked;
