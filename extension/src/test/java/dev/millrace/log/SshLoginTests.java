package dev.millrace.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SshLoginTests {

    @Test
    void names_user_host_and_port_but_no_secret() {
        assertThat(SshLogin.as("deploy@shop.example").password("hunter2"))
                .hasToString("deploy@shop.example:22");
        assertThat(SshLogin.as("deploy@[::1]:2222")).hasToString("deploy@[::1]:2222");
    }

    @Test
    void knows_the_hosts_of_the_user() {
        assertThat(SshLogin.as("deploy@shop.example").knownHosts)
                .endsWithRaw(Path.of(".ssh", "known_hosts"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"shop.example", "a@b:0", "a@b:65536", "a b@c", "ssh://a@b", ""})
    void is_refused_in_any_other_form(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SshLogin.as(text))
                .withMessage(
                        "an SSH login must be user@host or user@host:port, but was \"%s\"", text);
    }

    @Test
    void names_what_is_missing_where_there_is_no_ssh_library() throws Exception {
        try (WithoutSsh loader = new WithoutSsh()) {
            Class<?> loginType = loader.loadClass(SshLogin.class.getName());
            Object login = loginType.getMethod("as", String.class).invoke(null, "a@127.0.0.1:1");
            Method ssh =
                    loader.loadClass(TargetLog.class.getName())
                            .getMethod("ssh", loginType, String.class);

            assertThatIllegalStateException()
                    .isThrownBy(() -> invoke(ssh, login))
                    .withMessage(
                            "a log over SSH takes Apache MINA SSHD on the class path: add the test"
                                    + " dependency org.apache.sshd:sshd-sftp");
        }
    }

    private static void invoke(Method ssh, Object login) throws Throwable {
        try {
            ssh.invoke(null, login, "/shop.log");
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    /** Knows Millrace's classes, and the JDK's. */
    private static final class WithoutSsh extends URLClassLoader {

        WithoutSsh() throws IOException {
            super(
                    new URL[] {TargetLog.class.getProtectionDomain().getCodeSource().getLocation()},
                    ClassLoader.getPlatformClassLoader());
        }
    }
}
