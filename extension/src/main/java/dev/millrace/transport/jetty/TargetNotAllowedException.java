package dev.millrace.transport.jetty;

import java.io.IOException;

/** A host that is neither on this machine nor among those that may be loaded. */
final class TargetNotAllowedException extends IOException {

    private static final long serialVersionUID = 1L;

    TargetNotAllowedException(String host) {
        super(
                "\""
                        + host
                        + "\" is neither localhost, nor a loopback address, nor among `millrace.targets`; to load it, run with"
                        + " -Dmillrace.targets="
                        + host);
    }
}
