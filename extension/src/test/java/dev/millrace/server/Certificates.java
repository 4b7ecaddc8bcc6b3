package dev.millrace.server;

import dev.millrace.http.Tls;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;

/**
 * Self-signed certificates made for one test: the server's for {@code localhost}, {@code 127.0.0.1}
 * and {@code shop.example}, and a client's.
 *
 * @param server the server's key store
 * @param serverTrust trusts the server's certificate
 * @param client the client's key store
 * @param clientTrust trusts the client's certificate
 */
public record Certificates(Path server, Path serverTrust, Path client, Path clientTrust) {

    /** The password of all the stores and keys. */
    public static final String PASSWORD = "millrace";

    private static final String SERVER_NAMES = "SAN=dns:localhost,ip:127.0.0.1,dns:shop.example";
    private static final long PATIENCE_SECONDS = 60;

    /** Makes new key pairs, and the stores that trust them, in a directory. */
    private static Certificates generate(Path directory) throws Exception {
        Path server = keyPair(directory.resolve("server.p12"), "CN=localhost", SERVER_NAMES);
        Path client = keyPair(directory.resolve("client.p12"), "CN=client", "EKU=clientAuth");
        return new Certificates(
                server,
                trust(server, directory.resolve("server-trust.p12")),
                client,
                trust(client, directory.resolve("client-trust.p12")));
    }

    /** Returns those that all tests of this JVM may share, which are gone with it. */
    public static Certificates shared() {
        return Shared.CERTIFICATES;
    }

    private static final class Shared {

        static final Certificates CERTIFICATES = generateForThisJvm();

        private static Certificates generateForThisJvm() {
            try {
                Path directory = Files.createTempDirectory("millrace-certificates");
                Certificates made = generate(directory);
                directory.toFile().deleteOnExit();
                try (Stream<Path> files = Files.list(directory)) {
                    files.forEach(file -> file.toFile().deleteOnExit());
                }
                return made;
            } catch (Exception e) {
                throw new AssertionError("there are no certificates for the tests", e);
            }
        }
    }

    /** Returns the sockets of a server that shows its certificate. */
    SSLSocketFactory serverSockets() {
        try (InputStream in = Files.newInputStream(server)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, PASSWORD.toCharArray());
            KeyManagerFactory keys =
                    KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, PASSWORD.toCharArray());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context.getSocketFactory();
        } catch (IOException | GeneralSecurityException e) {
            throw new AssertionError("the server's certificate cannot be used", e);
        }
    }

    /** Returns TLS that trusts the server, and presents no certificate. */
    public Tls trustingTheServer() {
        return Tls.trusting(serverTrust, PASSWORD);
    }

    private static Path keyPair(Path store, String name, String extension) throws Exception {
        Path log = store.resolveSibling(store.getFileName() + ".log");
        Process process =
                new ProcessBuilder(keytool(store, name, extension))
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IOException("keytool made no key pair: " + Files.readString(log));
        }
        return store;
    }

    private static List<String> keytool(Path store, String name, String extension) {
        String fixed = "-genkeypair -keyalg EC -alias key -validity 2 -storetype PKCS12 -storepass";
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(fixed.split(" ")));
        command.addAll(List.of(PASSWORD, "-keystore", store.toString()));
        command.addAll(List.of("-dname", name, "-ext", extension));
        return command;
    }

    private static Path trust(Path keys, Path trust) throws IOException, GeneralSecurityException {
        KeyStore from = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keys)) {
            from.load(in, PASSWORD.toCharArray());
        }
        KeyStore to = KeyStore.getInstance("PKCS12");
        to.load(null, null);
        to.setCertificateEntry("trusted", from.getCertificate("key"));
        try (OutputStream out = Files.newOutputStream(trust)) {
            to.store(out, PASSWORD.toCharArray());
        }
        return trust;
    }
}
