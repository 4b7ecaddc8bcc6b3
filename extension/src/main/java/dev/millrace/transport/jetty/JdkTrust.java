package dev.millrace.transport.jetty;

import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/**
 * TLS with the JDK's own trust, loaded for the first connection that needs it: that takes longer
 * than anything else around a short run, and most runs speak no TLS.
 *
 * <p>Used by the lane's thread, but for its start and stop.
 */
class JdkTrust extends SslContextFactory.Client {

    private boolean loaded;

    /** Loads nothing, unlike Jetty's own. */
    @Override
    protected void doStart() {}

    @Override
    public SSLEngine newSSLEngine(String host, int port) {
        if (!loaded) {
            load();
            loaded = true;
        }
        return super.newSSLEngine(host, port);
    }

    private void load() {
        try {
            reload(unchanged -> {});
        } catch (Exception e) {
            // Only what is unchecked gets through Jetty's method.
            throw new IllegalStateException(
                    new SSLException("the JDK's trust cannot be loaded: " + e.getMessage(), e));
        }
    }
}
