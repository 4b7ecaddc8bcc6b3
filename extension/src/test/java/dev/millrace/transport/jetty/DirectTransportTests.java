package dev.millrace.transport.jetty;

import dev.millrace.transport.AbortContract;
import dev.millrace.transport.ConnectionContract;
import dev.millrace.transport.FailureContract;
import dev.millrace.transport.ManyHostsContract;
import dev.millrace.transport.RequestContract;
import dev.millrace.transport.ResponseContract;
import dev.millrace.transport.ScarcityContract;
import dev.millrace.transport.TlsContract;
import org.junit.jupiter.api.Nested;

/** The direct transport does what any transport must. */
class DirectTransportTests {

    @Nested
    class Requests extends RequestContract {
        Requests() {
            super(new DirectTransports());
        }
    }

    @Nested
    class Responses extends ResponseContract {
        Responses() {
            super(new DirectTransports());
        }
    }

    @Nested
    class Connections extends ConnectionContract {
        Connections() {
            super(new DirectTransports());
        }
    }

    @Nested
    class Failures extends FailureContract {
        Failures() {
            super(new DirectTransports());
        }
    }

    @Nested
    class Aborts extends AbortContract {
        Aborts() {
            super(new DirectTransports());
        }
    }

    @Nested
    class Tls extends TlsContract {
        Tls() {
            super(new DirectTransports());
        }
    }

    @Nested
    class ManyHosts extends ManyHostsContract {
        ManyHosts() {
            super(new DirectTransports());
        }
    }

    @Nested
    class Scarcity extends ScarcityContract {
        Scarcity() {
            super(new DirectTransports());
        }
    }
}
