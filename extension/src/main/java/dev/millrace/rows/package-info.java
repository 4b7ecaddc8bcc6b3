/** Rows from files and to files, of any length, one after the other. */
@NullMarked
package dev.millrace.rows;

import org.jspecify.annotations.NullMarked;
