package dev.millrace.transport.jetty;

import dev.millrace.transport.AbortContract;
import dev.millrace.transport.ConnectionContract;
import dev.millrace.transport.CookieContract;
import dev.millrace.transport.FailureContract;
import dev.millrace.transport.ManyHostsContract;
import dev.millrace.transport.RedirectContract;
import dev.millrace.transport.RequestContract;
import dev.millrace.transport.ResponseContract;
import dev.millrace.transport.ScarcityContract;
import dev.millrace.transport.SkippedBodyContract;
import dev.millrace.transport.TlsContract;
import org.junit.jupiter.api.Nested;

/** The transport over Jetty's HttpClient does what any transport must. */
class HttpClientTransportTests {

    @Nested
    class Requests extends RequestContract {
        Requests() {
            super(new HttpClientTransports());
        }
    }

    @Nested
    class Responses extends ResponseContract {
        Responses() {
            super(new HttpClientTransports());
        }
    }

    @Nested
    class Connections extends ConnectionContract {
        Connections() {
            super(new HttpClientTransports());
        }
    }

    @Nested
    class Failures extends FailureContract {
        Failures() {
            super(new HttpClientTransports());
        }
    }

    @Nested
    class Aborts extends AbortContract {
        Aborts() {
            super(new HttpClientTransports());
        }
    }

    @Nested
    class Tls extends TlsContract {
        Tls() {
            super(new HttpClientTransports());
        }
    }

    @Nested
    class Redirects extends RedirectContract {
        Redirects() {
            super(new HttpClientTransports());
        }
    }

    @Nested
    class SkippedBodies extends SkippedBodyContract {
        SkippedBodies() {
            super(new HttpClientTransports());
        }
    }

    @Nested
    class Cookies extends CookieContract {
        Cookies() {
            super(new HttpClientTransports());
        }
    }

    @Nested
    class ManyHosts extends ManyHostsContract {
        ManyHosts() {
            super(new HttpClientTransports());
        }
    }

    @Nested
    class Scarcity extends ScarcityContract {
        Scarcity() {
            super(new HttpClientTransports());
        }
    }
}
