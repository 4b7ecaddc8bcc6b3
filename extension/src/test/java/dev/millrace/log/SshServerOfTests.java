package dev.millrace.log;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.List;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/** A real SSH server on loopback that serves the files of a directory to one user. */
final class SshServerOfTests implements AutoCloseable {

    static final String PASSWORD = "open sesame";

    private final SshServer server = SshServer.setUpDefaultServer();
    private final KeyPair hostKey = newKey();
    private final KeyPair userKey = newKey();

    SshServerOfTests(Path served) throws IOException {
        server.setHost("127.0.0.1");
        server.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
        server.setSubsystemFactories(List.of(new SftpSubsystemFactory()));
        server.setFileSystemFactory(new VirtualFileSystemFactory(served));
        server.setPasswordAuthenticator(
                (user, password, session) -> user.equals("deploy") && password.equals(PASSWORD));
        server.setPublickeyAuthenticator((user, key, session) -> key.equals(userKey.getPublic()));
        server.start();
    }

    static KeyPair newKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Writes the file of known hosts, with this server's own key or a wrong one. */
    Path knownHosts(Path file, boolean right) throws IOException {
        KeyPair key = right ? hostKey : newKey();
        return Files.writeString(
                file,
                "[127.0.0.1]:" + port() + " " + PublicKeyEntry.toString(key.getPublic()) + "\n");
    }

    /** Writes the user's private key. */
    Path identity(Path file) throws IOException, GeneralSecurityException {
        try (var out = Files.newOutputStream(file)) {
            OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(userKey, "test", null, out);
        }
        return file;
    }

    int port() {
        return ((InetSocketAddress) server.getBoundAddresses().iterator().next()).getPort();
    }

    @Override
    public void close() throws IOException {
        server.stop(true);
    }
}
