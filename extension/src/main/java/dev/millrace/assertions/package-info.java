/** AssertJ assertions for results and logs. */
@NullMarked
package dev.millrace.assertions;

import org.jspecify.annotations.NullMarked;
