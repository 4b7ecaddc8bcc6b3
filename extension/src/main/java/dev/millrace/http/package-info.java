/** What HTTP gives back, as values: responses, failures to get one, and how to speak TLS. */
@NullMarked
package dev.millrace.http;

import org.jspecify.annotations.NullMarked;
