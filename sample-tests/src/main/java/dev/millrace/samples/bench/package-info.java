/**
 * Measures load generators and reports what they cost: {@code ci/bench}. What runs in their
 * processes needs nothing but the JDK.
 */
@NullMarked
package dev.millrace.samples.bench;

import org.jspecify.annotations.NullMarked;
