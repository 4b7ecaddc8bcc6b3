/** Requests, and where they come from: one for an index, or the end. */
@NullMarked
package dev.millrace.request;

import org.jspecify.annotations.NullMarked;
