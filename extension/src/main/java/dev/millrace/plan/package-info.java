/** What a run shall do, as validated data. */
@NullMarked
package dev.millrace.plan;

import org.jspecify.annotations.NullMarked;
