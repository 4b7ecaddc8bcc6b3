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
    public static Certificates generate(Path directory) throws Exception {
        Path server = keyPair(directory.resolve("server.p12"), "CN=localhost", SERVER_NAMES);
        Path client = keyPair(directory.resolve("client.p12"), "CN=client", "EKU=clientAuth");
        return new Certificates(
                server,
                trust(server, directory.resolve("server-trust.p12")),
                client,
                trust(client, directory.resolve("client-trust.p12")));
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
