package dev.millrace.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SshLogTests {

    private Path here;
    private Path there;
    private SshServerOfTests server;
    private Path file;
    private SshLogin login;

    @BeforeEach
    void start_the_server(@TempDir Path directory) throws IOException {
        here = Files.createDirectory(directory.resolve("here"));
        there = Files.createDirectory(directory.resolve("there"));
        server = new SshServerOfTests(there);
        file = Files.writeString(there.resolve("shop.log"), "ERROR before\n");
        login =
                SshLogin.as("deploy@127.0.0.1:" + server.port())
                        .knownHosts(server.knownHosts(here.resolve("known_hosts"), true))
                        .password(SshServerOfTests.PASSWORD);
    }

    @AfterEach
    void stop_the_server() throws IOException {
        server.close();
    }

    private static List<String> lines(TargetLog log, boolean restarted) {
        List<String> lines = new ArrayList<>();
        LogPart part = log.read(line -> lines.add(line.text()));
        assertThat(part.restarted()).isEqualTo(restarted);
        return lines;
    }

    @Test
    void only_what_comes_after_the_mark_is_read() throws IOException {
        TargetLog log = TargetLog.ssh(login, "/shop.log");
        Files.writeString(file, "one\ntwo\n", StandardOpenOption.APPEND);

        assertThat(lines(log, false)).containsExactly("one", "two");
    }

    @Test
    void much_is_read_as_a_stream() throws IOException {
        TargetLog log = TargetLog.ssh(login, "/shop.log");
        Files.writeString(file, "0123456789\n".repeat(100_000), StandardOpenOption.APPEND);

        assertThat(lines(log, false)).hasSize(100_000).containsOnly("0123456789");
    }

    @Test
    void a_file_that_does_not_exist_yet_is_read_from_its_start() throws IOException {
        TargetLog log = TargetLog.ssh(login, "/other.log");
        Files.writeString(there.resolve("other.log"), "one\n");

        assertThat(lines(log, false)).containsExactly("one");
    }

    @Test
    void a_file_that_was_cut_is_read_from_its_start() throws IOException {
        TargetLog log = TargetLog.ssh(login, "/shop.log");
        Files.writeString(file, "one\n");

        assertThat(lines(log, true)).containsExactly("one");
    }

    @Test
    void a_private_key_lets_in() throws IOException, GeneralSecurityException {
        SshLogin byKey =
                SshLogin.as("deploy@127.0.0.1:" + server.port())
                        .knownHosts(here.resolve("known_hosts"))
                        .identity(server.identity(here.resolve("id")));

        TargetLog log = TargetLog.ssh(byKey, "/shop.log");

        assertThat(lines(log, false)).isEmpty();
    }

    @Test
    void a_host_with_another_key_than_the_known_one_is_refused() throws IOException {
        Path wrong = server.knownHosts(here.resolve("wrong"), false);

        assertRefused(login.knownHosts(wrong), "Server key did not validate");
    }

    @Test
    void a_host_that_is_not_known_is_refused() {
        assertRefused(
                login.knownHosts(here.resolve("none")),
                "no SSH session as deploy@127.0.0.1:"
                        + server.port()
                        + ", known hosts in "
                        + here.resolve("none")
                        + ": Server key did not validate");
    }

    @Test
    void a_wrong_password_is_refused_and_not_shown() {
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> TargetLog.ssh(login.password("hunter2"), "/shop.log"))
                .withMessageContaining("No more authentication methods available")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("hunter2"));
    }

    private static void assertRefused(SshLogin login, String message) {
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> TargetLog.ssh(login, "/shop.log"))
                .withMessageContaining(message);
    }
}
