package dev.millrace.transport.jetty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.millrace.http.FailureKind;
import java.security.NoSuchAlgorithmException;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JdkTrustTests {

    private final CountingTrust trust = new CountingTrust();

    private static final class CountingTrust extends JdkTrust {

        private int loads;
        private boolean broken;

        @Override
        protected SSLContext getSSLContextInstance() throws NoSuchAlgorithmException {
            loads++;
            if (broken) {
                throw new NoSuchAlgorithmException("TLS is not there");
            }
            return super.getSSLContextInstance();
        }
    }

    @BeforeEach
    void start() throws Exception {
        trust.start();
    }

    @AfterEach
    void stop() throws Exception {
        trust.stop();
    }

    @Test
    void loads_nothing_before_the_first_connection() {
        assertThat(trust.loads).isZero();
    }

    @Test
    void loads_once_for_all_connections() {
        trust.newSSLEngine("one.example", 443);
        trust.newSSLEngine("other.example", 443);

        assertThat(trust.loads).isEqualTo(1);
    }

    @Test
    void verifies_the_name_of_the_server() {
        assertThat(
                        trust.newSSLEngine("one.example", 443)
                                .getSSLParameters()
                                .getEndpointIdentificationAlgorithm())
                .isEqualTo("HTTPS");
    }

    @Test
    void tells_why_it_cannot_be_loaded() {
        trust.broken = true;

        Throwable thrown = catchThrowable(() -> trust.newSSLEngine("one.example", 443));

        assertThat(FailureKinds.of(thrown).kind()).isEqualTo(FailureKind.TLS);
        assertThat(FailureKinds.of(thrown).detail())
                .endsWith("the JDK's trust cannot be loaded: TLS is not there");
    }
}
