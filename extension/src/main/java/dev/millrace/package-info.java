/**
 * Load tests as ordinary JUnit 5 tests: the annotations, {@link dev.millrace.Load} and the
 * extension.
 */
@NullMarked
package dev.millrace;

import org.jspecify.annotations.NullMarked;
