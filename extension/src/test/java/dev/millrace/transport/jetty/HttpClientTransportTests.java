package dev.millrace.transport.jetty;

import dev.millrace.transport.AbortContract;
import dev.millrace.transport.AlarmContract;
import dev.millrace.transport.ChunkContract;
import dev.millrace.transport.ConnectionContract;
import dev.millrace.transport.CookieContract;
import dev.millrace.transport.FailureContract;
import dev.millrace.transport.FramingContract;
import dev.millrace.transport.HeaderContract;
import dev.millrace.transport.InterimContract;
import dev.millrace.transport.LossContract;
import dev.millrace.transport.ManyHostsContract;
import dev.millrace.transport.RedirectContract;
import dev.millrace.transport.RepetitionContract;
import dev.millrace.transport.RequestContract;
import dev.millrace.transport.ResponseContract;
import dev.millrace.transport.ScarcityContract;
import dev.millrace.transport.SecureRedirectContract;
import dev.millrace.transport.SecuredTransport;
import dev.millrace.transport.SkippedBodyContract;
import dev.millrace.transport.TlsContract;
import dev.millrace.transport.TransferContract;
import dev.millrace.transport.TransportFactory;
import dev.millrace.transport.TransportUnderTest;
import org.junit.jupiter.api.Nested;

/** The transport over Jetty's HttpClient does what any transport must, and more. */
class HttpClientTransportTests {

    interface OverHttpClient extends TransportUnderTest {
        @Override
        default TransportFactory factory() {
            return new HttpClientTransports();
        }
    }

    @Nested
    class Requests extends RequestContract implements OverHttpClient {}

    @Nested
    class Responses extends ResponseContract implements OverHttpClient {}

    @Nested
    class Headers extends HeaderContract implements OverHttpClient {}

    @Nested
    class Framings extends FramingContract implements OverHttpClient {}

    @Nested
    class Repetitions extends RepetitionContract implements OverHttpClient {}

    @Nested
    class Chunks extends ChunkContract implements OverHttpClient {}

    @Nested
    class InterimResponses extends InterimContract implements OverHttpClient {}

    @Nested
    class Transfers extends TransferContract implements OverHttpClient {}

    @Nested
    class Connections extends ConnectionContract implements OverHttpClient {}

    @Nested
    class Losses extends LossContract implements OverHttpClient {}

    @Nested
    class Failures extends FailureContract implements OverHttpClient {}

    @Nested
    class Aborts extends AbortContract implements OverHttpClient {}

    @Nested
    class Alarms extends AlarmContract implements OverHttpClient {}

    @Nested
    class Tls extends TlsContract implements OverHttpClient {}

    @Nested
    class ManyHosts extends ManyHostsContract implements OverHttpClient {}

    @Nested
    class Scarcity extends ScarcityContract implements OverHttpClient {}

    @Nested
    class Redirects extends RedirectContract implements OverHttpClient {}

    @Nested
    class SecureRedirects extends SecureRedirectContract implements OverHttpClient {}

    @Nested
    class SkippedBodies extends SkippedBodyContract implements OverHttpClient {}

    @Nested
    class Cookies extends CookieContract implements OverHttpClient {}

    @Nested
    class SecuredHeaders extends HeaderContract implements OverHttpClient, SecuredTransport {}

    @Nested
    class SecuredFramings extends FramingContract implements OverHttpClient, SecuredTransport {}

    @Nested
    class SecuredRepetitions extends RepetitionContract
            implements OverHttpClient, SecuredTransport {}

    @Nested
    class SecuredChunks extends ChunkContract implements OverHttpClient, SecuredTransport {}

    @Nested
    class SecuredInterimResponses extends InterimContract
            implements OverHttpClient, SecuredTransport {}

    @Nested
    class SecuredTransfers extends TransferContract implements OverHttpClient, SecuredTransport {}

    @Nested
    class SecuredResponses extends ResponseContract implements OverHttpClient, SecuredTransport {}

    @Nested
    class SecuredFailures extends FailureContract implements OverHttpClient, SecuredTransport {}

    @Nested
    class SecuredAborts extends AbortContract implements OverHttpClient, SecuredTransport {}

    @Nested
    class SecuredLosses extends LossContract implements OverHttpClient, SecuredTransport {}
}
