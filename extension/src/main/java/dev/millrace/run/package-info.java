/** The engine: lanes that keep a bounded window of requests in flight. */
@NullMarked
package dev.millrace.run;

import org.jspecify.annotations.NullMarked;
