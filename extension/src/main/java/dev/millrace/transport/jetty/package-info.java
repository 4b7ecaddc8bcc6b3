/** The transport through Jetty, and the only package that knows Jetty. */
@NullMarked
package dev.millrace.transport.jetty;

import org.jspecify.annotations.NullMarked;
