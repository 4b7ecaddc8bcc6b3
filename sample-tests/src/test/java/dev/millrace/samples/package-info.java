/** Load tests to copy, and the service that they test. */
@NullMarked
package dev.millrace.samples;

import org.jspecify.annotations.NullMarked;
