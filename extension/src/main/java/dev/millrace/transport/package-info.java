/** The seam between the engine and the network: one request out, one outcome back. */
@NullMarked
package dev.millrace.transport;

import org.jspecify.annotations.NullMarked;
