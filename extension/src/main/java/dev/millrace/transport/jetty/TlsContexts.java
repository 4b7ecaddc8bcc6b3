package dev.millrace.transport.jetty;

import dev.millrace.http.Tls;
import java.util.List;
import javax.net.ssl.SNIHostName;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.jspecify.annotations.Nullable;

/** Turns what the plan says of TLS into what Jetty needs. */
final class TlsContexts {

    private TlsContexts() {}

    static SslContextFactory.Client of(Tls tls) {
        if (tls.equals(Tls.jdkTrust())) {
            return new JdkTrust();
        }
        SslContextFactory.Client factory = new SslContextFactory.Client(tls.trustAll());
        if (tls.trustAll()) {
            factory.setEndpointIdentificationAlgorithm(null);
        }
        Tls.Store trust = tls.trustStore();
        if (trust != null) {
            factory.setTrustStorePath(trust.path().toUri().toString());
            factory.setTrustStorePassword(trust.password());
        }
        Tls.Store key = tls.keyStore();
        if (key != null) {
            factory.setKeyStorePath(key.path().toUri().toString());
            factory.setKeyStorePassword(key.password());
        }
        useServerName(factory, tls.serverName());
        return factory;
    }

    private static void useServerName(
            SslContextFactory.Client factory, @Nullable String serverName) {
        if (serverName != null) {
            factory.setSNIProvider((engine, names) -> List.of(new SNIHostName(serverName)));
        }
    }
}
