/** What the system under test logs while it is loaded. */
@NullMarked
package dev.millrace.log;

import org.jspecify.annotations.NullMarked;
