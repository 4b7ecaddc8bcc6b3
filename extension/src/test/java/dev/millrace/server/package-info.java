/** Real servers on loopback that behave, or misbehave, as tests ask for. */
@NullMarked
package dev.millrace.server;

import org.jspecify.annotations.NullMarked;
