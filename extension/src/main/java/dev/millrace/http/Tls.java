package dev.millrace.http;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How HTTPS is spoken: whom to trust, whom to present, which server name to ask for.
 *
 * <p>By default the JDK's own trust store decides, host names are verified, and no client
 * certificate is sent.
 *
 * @param trustStore the certificates to trust, or null for the JDK's
 * @param keyStore this client's certificate and key, or null for none
 * @param serverName the name to send as SNI and to verify, or null for the host of the URI
 * @param trustAll whether any certificate with any name is accepted; the report says so aloud
 */
public record Tls(
        @Nullable Store trustStore,
        @Nullable Store keyStore,
        @Nullable String serverName,
        boolean trustAll) {

    /**
     * A key store file, PKCS#12 or JKS.
     *
     * @param path the file
     * @param password its password
     */
    public record Store(Path path, String password) {
        @Override
        public String toString() {
            return path.toString();
        }
    }

    /**
     * Returns the default: the JDK's trust store, no client certificate.
     *
     * @return the JDK's trust
     */
    public static Tls jdkTrust() {
        return new Tls(null, null, null, false);
    }

    /**
     * Returns TLS that trusts the certificates of a key store file, and no others.
     *
     * @param trustStore a PKCS#12 or JKS file
     * @param password its password
     * @return TLS with that trust
     */
    public static Tls trusting(Path trustStore, String password) {
        return new Tls(new Store(trustStore, password), null, null, false);
    }

    /**
     * Returns TLS that accepts any certificate with any name: for test servers only, and said aloud
     * in the report.
     *
     * @return TLS without trust
     */
    public static Tls trustingAll() {
        return new Tls(null, null, null, true);
    }

    /**
     * Returns a copy that presents a client certificate.
     *
     * @param keyStore a PKCS#12 or JKS file with one key entry
     * @param password the password of the file and of the key
     * @return the copy
     */
    public Tls withClientCertificate(Path keyStore, String password) {
        return new Tls(trustStore, new Store(keyStore, password), serverName, trustAll);
    }

    /**
     * Returns a copy that asks for, and verifies, another server name than the host of the URI.
     *
     * @param name the name sent as SNI
     * @return the copy
     */
    public Tls withServerName(String name) {
        return new Tls(trustStore, keyStore, name, trustAll);
    }
}
