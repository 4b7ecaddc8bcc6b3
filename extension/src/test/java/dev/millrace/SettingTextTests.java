package dev.millrace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.millrace.plan.BadSettingException;
import dev.millrace.plan.TransportChoice;
import dev.millrace.plan.WarmUp;
import java.nio.file.Path;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingTextTests {

    private static final String NO_ORIGIN =
            "requires that `target` be a scheme, host and port and no more, as in"
                    + " \"http://localhost:8080\", but it was ";
    private static final String NO_AUTHORITY =
            "requires that `connectTo` be a host and port, as in \"127.0.0.1:8443\", but it was ";
    private static final String NO_HOSTS =
            "requires that `targets` be host names separated by commas, without scheme and port,"
                    + " but it was ";

    @Test
    void reads_durations() {
        assertThat(SettingText.duration("timeout", "250 ms")).isEqualTo(Duration.ofMillis(250));
    }

    @Test
    void refuses_what_is_no_duration() {
        assertRefused(
                () -> SettingText.duration("timeout", "fast"),
                "requires that `timeout` be a number with one of the units ns, us, ms, s, min, h, d,"
                        + " as in \"250 ms\", but it was \"fast\"");
    }

    @Test
    void reads_warm_ups() {
        assertThat(SettingText.warmUp("warmUp", "10 s"))
                .isEqualTo(WarmUp.time(Duration.ofSeconds(10)));
        assertThat(SettingText.warmUp("warmUp", "5_000 requests"))
                .isEqualTo(WarmUp.requests(5_000));
        assertThat(SettingText.warmUp("warmUp", "1 request")).isEqualTo(WarmUp.requests(1));
        assertThat(SettingText.warmUp("warmUp", " steady "))
                .isEqualTo(WarmUp.untilSteady(Duration.ofMinutes(1)));
        assertThat(SettingText.warmUp("warmUp", "steady within 90 s"))
                .isEqualTo(WarmUp.untilSteady(Duration.ofSeconds(90)));
    }

    @Test
    void reads_sizes() {
        assertThat(SettingText.size("heap", "64 MiB")).isEqualTo(64 << 20);
    }

    @Test
    void refuses_what_is_no_size() {
        assertRefused(
                () -> SettingText.size("heap", "64"),
                "requires that `heap` be a number with one of the units B, kB, MB, GB, KiB, MiB, GiB,"
                        + " as in \"64 MiB\", but it was \"64\"");
    }

    @ParameterizedTest
    @CsvSource({
        "auto,AUTO",
        "direct,DIRECT",
        "Direct,DIRECT",
        "http-client,HTTP_CLIENT",
        "HTTP-CLIENT,HTTP_CLIENT",
        "HTTP_CLIENT,HTTP_CLIENT"
    })
    void reads_transports(String text, TransportChoice transport) {
        assertThat(SettingText.transport("transport", text)).isEqualTo(transport);
    }

    @ParameterizedTest
    @CsvSource({"http client", "jetty", "''"})
    void refuses_what_is_no_transport(String text) {
        assertRefused(
                () -> SettingText.transport("transport", text),
                "requires that `transport` be auto, direct or http-client, but it was \""
                        + text
                        + '"');
    }

    @ParameterizedTest
    @CsvSource({"1,1", "' 25 ',25", "1_000_000,1000000", "-3,-3", "5000000000,5000000000"})
    void reads_counts(String text, long count) {
        assertThat(SettingText.count("requests", text)).isEqualTo(count);
    }

    @ParameterizedTest
    @ValueSource(strings = {"many", "1.5", "1e6", "99999999999999999999"})
    void refuses_what_is_no_count(String text) {
        assertRefused(
                () -> SettingText.count("requests", text),
                "requires that `requests` be a whole number, but it was \"" + text + '"');
    }

    @ParameterizedTest
    @CsvSource({"1,1", "2147483647,2147483647", "-3000000000,-2147483648"})
    void reads_smaller_counts(String text, int number) {
        assertThat(SettingText.number("lanes", text)).isEqualTo(number);
    }

    @Test
    void refuses_smaller_counts_that_are_too_large() {
        assertRefused(
                () -> SettingText.number("lanes", "2147483648"),
                "requires that `lanes` be at most 2147483647, but it was 2147483648");
    }

    @Test
    void reads_indexes() {
        assertThat(SettingText.index("only", "0")).isZero();
    }

    @Test
    void refuses_negative_indexes() {
        assertRefused(
                () -> SettingText.index("only", "-1"),
                "requires that `only` not be negative, but it was -1");
    }

    @ParameterizedTest
    @CsvSource({"0.01,0.01", "2,2", "1e-3,0.001"})
    void reads_factors(String text, double factor) {
        assertThat(SettingText.factor("scale", text)).isEqualTo(factor);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "NaN", "Infinity", "half"})
    void refuses_what_is_no_factor(String text) {
        assertRefused(
                () -> SettingText.factor("scale", text),
                "requires that `scale` be a number above 0, but it was \"" + text + '"');
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost:8080,http://localhost:8080",
        "https://Shop.Example/,https://shop.example",
        "http://[::1]:8080,http://[::1]:8080"
    })
    void reads_origins(String text, String origin) {
        assertThat(SettingText.origin("target", text)).hasToString(origin);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost:8080",
                "ftp://localhost",
                "http://localhost/shop",
                "http://localhost?a=b",
                "http://localhost#a",
                "http://local host",
                "http://localhost:0",
                "http://localhost:99999",
                "http://"
            })
    void refuses_what_is_no_origin_or_more_than_that(String text) {
        assertRefused(() -> SettingText.origin("target", text), NO_ORIGIN + '"' + text + '"');
    }

    @Test
    void shows_no_password_of_an_origin() {
        assertRefused(
                () -> SettingText.origin("target", "http://me:secret@localhost"),
                NO_ORIGIN + "\"http://me:***@localhost\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:8443", "shop.example:443", "[::1]:80", "my_service:65535"})
    void reads_hosts_with_ports(String text) {
        assertThat(SettingText.hostAndPort("connectTo", text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "localhost:", ":80", "a b:80", "::1:80", "a:65536"})
    void refuses_what_is_no_host_with_port(String text) {
        assertRefused(
                () -> SettingText.hostAndPort("connectTo", text), NO_AUTHORITY + '"' + text + '"');
    }

    @Test
    void reads_hosts() {
        assertThat(SettingText.hosts("targets", "Shop.Example, [fd00::1],10.0.0.1"))
                .containsExactlyInAnyOrder("shop.example", "[fd00::1]", "10.0.0.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"shop:80", "http://shop", "shop,", "a b"})
    void refuses_what_is_no_list_of_hosts(String text) {
        assertRefused(() -> SettingText.hosts("targets", text), NO_HOSTS + '"' + text + '"');
    }

    @ParameterizedTest
    @CsvSource({"true,true", "TRUE,true", "false,false"})
    void reads_flags(String text, boolean flag) {
        assertThat(SettingText.flag("dryRun", text)).isEqualTo(flag);
    }

    @Test
    void refuses_what_is_no_flag() {
        assertRefused(
                () -> SettingText.flag("dryRun", "yes"),
                "requires that `dryRun` be true or false, but it was \"yes\"");
    }

    @Test
    void reads_paths() {
        assertThat(SettingText.path("report.dir", "target/load"))
                .isEqualTo(Path.of("target", "load"));
    }

    @Test
    void refuses_what_is_no_path() {
        assertRefused(
                () -> SettingText.path("report.dir", "a\0b"),
                "requires that `report.dir` be a path, but it was \"a\0b\"");
    }

    @ParameterizedTest
    @CsvSource({"two words,x", "'',x", "X-Ok,'a\nb'"})
    void refuses_fields_that_break_a_request_apart(String name, String value) {
        assertRefused(
                () -> SettingText.checkField("header", name, value),
                "requires that `header` have a name that is a token, and a value of printable"
                        + " ISO-8859-1 characters, but it was \""
                        + name
                        + '"');
    }

    private static void assertRefused(ThrowingCallable reading, String message) {
        assertThatExceptionOfType(BadSettingException.class)
                .isThrownBy(reading)
                .withMessage(message);
    }
}
