package dev.millrace.log;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How to log in to another machine over SSH.
 *
 * <pre>{@code
 * SshLogin.as("deploy@shop.example").identity(Path.of("/home/me/.ssh/id_rsa"))
 * }</pre>
 *
 * <p>Immutable: each method that changes it returns a new one. The machine's key must be among the
 * known hosts.
 */
public final class SshLogin {

    private static final Pattern FORM =
            Pattern.compile("([^@:\\s]+)@(\\[[0-9A-Fa-f:.]+]|[^@:\\s]+)(?::(\\d{1,5}))?");
    private static final int SSH_PORT = 22;
    private static final int HIGHEST_PORT = 65_535;

    final String user;
    final String host;
    final int port;
    final Path knownHosts;
    final @Nullable Path identity;
    final @Nullable String password;

    private SshLogin(
            String user,
            String host,
            int port,
            Path knownHosts,
            @Nullable Path identity,
            @Nullable String password) {
        this.user = user;
        this.host = host;
        this.port = port;
        this.knownHosts = knownHosts;
        this.identity = identity;
        this.password = password;
    }

    /**
     * Returns a login with neither key nor password yet.
     *
     * @param text {@code user@host} or {@code user@host:port}; the port is 22 otherwise
     * @return the login, with the known hosts of {@code ~/.ssh/known_hosts}
     * @throws IllegalArgumentException if the text has another form
     */
    public static SshLogin as(String text) {
        Matcher matcher = FORM.matcher(text);
        int port =
                matcher.matches() && matcher.group(3) != null
                        ? Integer.parseInt(matcher.group(3))
                        : SSH_PORT;
        if (!matcher.matches() || port < 1 || port > HIGHEST_PORT) {
            throw new IllegalArgumentException(
                    "an SSH login must be user@host or user@host:port, but was \"" + text + '"');
        }
        Path knownHosts = Path.of(System.getProperty("user.home"), ".ssh", "known_hosts");
        return new SshLogin(matcher.group(1), matcher.group(2), port, knownHosts, null, null);
    }

    /**
     * Sets the private key.
     *
     * @param file a key without passphrase, in the form of OpenSSH or PEM
     * @return a changed copy
     */
    public SshLogin identity(Path file) {
        return new SshLogin(user, host, port, knownHosts, file, password);
    }

    /**
     * Sets the password.
     *
     * @param secret the password, which no report shows
     * @return a changed copy
     */
    public SshLogin password(String secret) {
        return new SshLogin(user, host, port, knownHosts, identity, secret);
    }

    /**
     * Sets the file of the known hosts.
     *
     * @param file a file in the form of OpenSSH
     * @return a changed copy
     */
    public SshLogin knownHosts(Path file) {
        return new SshLogin(user, host, port, file, identity, password);
    }

    @Override
    public String toString() {
        return user + "@" + host + ":" + port;
    }
}
