/** What a response must show. */
@NullMarked
package dev.millrace.check;

import org.jspecify.annotations.NullMarked;
