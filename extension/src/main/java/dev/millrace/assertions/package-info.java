/** AssertJ assertions for results. */
@NullMarked
package dev.millrace.assertions;

import org.jspecify.annotations.NullMarked;
