/** Tells people and files what a run did. */
@NullMarked
package dev.millrace.report;

import org.jspecify.annotations.NullMarked;
