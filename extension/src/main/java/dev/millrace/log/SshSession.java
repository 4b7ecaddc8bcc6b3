package dev.millrace.log;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.time.Duration;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.client.keyverifier.KnownHostsServerKeyVerifier;
import org.apache.sshd.client.keyverifier.RejectAllServerKeyVerifier;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.keyprovider.FileKeyPairProvider;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.sftp.client.SftpClientFactory;

/** The files of another machine, over SSH. */
final class SshSession implements Closeable {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final SshClient client;
    private final FileSystem files;

    private SshSession(SshClient client, FileSystem files) {
        this.client = client;
        this.files = files;
    }

    static SshSession open(SshLogin login) throws IOException {
        SshClient client = client(login);
        try {
            return new SshSession(
                    client,
                    SftpClientFactory.instance().createSftpFileSystem(session(client, login)));
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            client.close();
            throw new IOException(
                    "no SSH session as "
                            + login
                            + ", known hosts in "
                            + login.knownHosts
                            + ": "
                            + e.getMessage(),
                    e);
        }
    }

    /** Uses what the login says, and nothing of the user's own configuration. */
    private static SshClient client(SshLogin login) {
        SshClient client = SshClient.setUpDefaultClient();
        client.setServerKeyVerifier(
                new KnownHostsServerKeyVerifier(
                        RejectAllServerKeyVerifier.INSTANCE, login.knownHosts));
        client.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
        client.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
        client.start();
        return client;
    }

    private static ClientSession session(SshClient client, SshLogin login)
            throws IOException, GeneralSecurityException {
        ClientSession session =
                client.connect(login.user, login.host, login.port).verify(LIMIT).getSession();
        if (login.identity != null) {
            for (KeyPair pair : new FileKeyPairProvider(login.identity).loadKeys(session)) {
                session.addPublicKeyIdentity(pair);
            }
        }
        if (login.password != null) {
            session.addPasswordIdentity(login.password);
        }
        session.auth().verify(LIMIT);
        return session;
    }

    Path file(String path) {
        return files.getPath(path);
    }

    @Override
    public void close() throws IOException {
        try (client) {
            files.close();
        }
    }
}
