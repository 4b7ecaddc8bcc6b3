package dev.millrace.transport.jetty;

import dev.millrace.transport.AbortContract;
import dev.millrace.transport.AlarmContract;
import dev.millrace.transport.ChunkContract;
import dev.millrace.transport.ConnectionContract;
import dev.millrace.transport.FailureContract;
import dev.millrace.transport.FramingContract;
import dev.millrace.transport.HeaderContract;
import dev.millrace.transport.InterimContract;
import dev.millrace.transport.LossContract;
import dev.millrace.transport.ManyHostsContract;
import dev.millrace.transport.RepetitionContract;
import dev.millrace.transport.RequestContract;
import dev.millrace.transport.ResponseContract;
import dev.millrace.transport.ScarcityContract;
import dev.millrace.transport.SecuredTransport;
import dev.millrace.transport.TlsContract;
import dev.millrace.transport.TransferContract;
import dev.millrace.transport.TransportFactory;
import dev.millrace.transport.TransportUnderTest;
import org.junit.jupiter.api.Nested;

/** The direct transport does what any transport must. */
class DirectTransportTests {

    interface Direct extends TransportUnderTest {
        @Override
        default TransportFactory factory() {
            return new DirectTransports();
        }
    }

    @Nested
    class Requests extends RequestContract implements Direct {}

    @Nested
    class Responses extends ResponseContract implements Direct {}

    @Nested
    class Headers extends HeaderContract implements Direct {}

    @Nested
    class Framings extends FramingContract implements Direct {}

    @Nested
    class Repetitions extends RepetitionContract implements Direct {}

    @Nested
    class Chunks extends ChunkContract implements Direct {}

    @Nested
    class InterimResponses extends InterimContract implements Direct {}

    @Nested
    class Transfers extends TransferContract implements Direct {}

    @Nested
    class Connections extends ConnectionContract implements Direct {}

    @Nested
    class Losses extends LossContract implements Direct {}

    @Nested
    class Failures extends FailureContract implements Direct {}

    @Nested
    class Aborts extends AbortContract implements Direct {}

    @Nested
    class Alarms extends AlarmContract implements Direct {}

    @Nested
    class Tls extends TlsContract implements Direct {}

    @Nested
    class ManyHosts extends ManyHostsContract implements Direct {}

    @Nested
    class Scarcity extends ScarcityContract implements Direct {}

    @Nested
    class SecuredHeaders extends HeaderContract implements Direct, SecuredTransport {}

    @Nested
    class SecuredFramings extends FramingContract implements Direct, SecuredTransport {}

    @Nested
    class SecuredRepetitions extends RepetitionContract implements Direct, SecuredTransport {}

    @Nested
    class SecuredChunks extends ChunkContract implements Direct, SecuredTransport {}

    @Nested
    class SecuredInterimResponses extends InterimContract implements Direct, SecuredTransport {}

    @Nested
    class SecuredTransfers extends TransferContract implements Direct, SecuredTransport {}

    @Nested
    class SecuredResponses extends ResponseContract implements Direct, SecuredTransport {}

    @Nested
    class SecuredFailures extends FailureContract implements Direct, SecuredTransport {}

    @Nested
    class SecuredAborts extends AbortContract implements Direct, SecuredTransport {}

    @Nested
    class SecuredLosses extends LossContract implements Direct, SecuredTransport {}
}
