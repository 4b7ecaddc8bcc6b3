package dev.millrace.samples;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A self-signed certificate for {@code localhost}, made anew by the JDK's keytool.
 *
 * @param server the server's key and certificate
 * @param trust the certificate alone, for clients
 */
record KeyStores(Path server, Path trust) {

    /** The password of both. */
    static final String PASSWORD = "for tests only";

    /** Makes them in a temporary directory below {@code target}. */
    static KeyStores generate() {
        try {
            Path target = Files.createDirectories(Path.of("target"));
            return generate(Files.createTempDirectory(target, "keys"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static KeyStores generate(Path directory) throws IOException {
        Path server = directory.resolve("server.p12");
        Path trust = directory.resolve("trust.p12");
        String certificate = directory.resolve("server.pem").toString();
        keytool(
                server,
                "-genkeypair -keyalg EC -validity 2 -dname CN=localhost -ext SAN=dns:localhost");
        keytool(server, "-exportcert -rfc -file", certificate);
        keytool(trust, "-importcert -noprompt -file", certificate);
        return new KeyStores(server, trust);
    }

    private static void keytool(Path store, String options, String... more) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(options.split(" ")));
        command.addAll(List.of(more));
        command.addAll(List.of("-alias", "server", "-storetype", "PKCS12"));
        command.addAll(List.of("-keystore", store.toString(), "-storepass", PASSWORD));
        Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(keytool.getInputStream().readAllBytes(), UTF_8);
        if (keytool.onExit().join().exitValue() != 0) {
            throw new IOException("keytool failed: " + output);
        }
    }
}
