/** Audits of URLs: what becomes of each one in a list, as a row in a report. */
@NullMarked
package dev.millrace.audit;

import org.jspecify.annotations.NullMarked;
