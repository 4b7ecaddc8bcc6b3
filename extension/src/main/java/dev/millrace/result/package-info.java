/** What a run measured: immutable, mergeable, to and from JSON. */
@NullMarked
package dev.millrace.result;

import org.jspecify.annotations.NullMarked;
