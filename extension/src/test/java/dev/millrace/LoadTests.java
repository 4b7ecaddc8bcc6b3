package dev.millrace;

import static dev.millrace.check.Expectations.anyStatus;
import static dev.millrace.check.Expectations.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.millrace.check.Expectation;
import dev.millrace.http.Redirects;
import dev.millrace.http.Tls;
import dev.millrace.plan.Delay;
import dev.millrace.plan.TransportChoice;
import dev.millrace.result.Column;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LoadTests {

    private static final String TEST = "CatalogueLoadTest.every_page_is_served";
    private static final Expectation CREATED = status(201);
    private static final Expectation ANY = anyStatus();
    private static final Path ROWS = Path.of("rows.csv");
    private static final Tls TRUST_ALL = Tls.trustingAll();

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void changes_a_copy(
            String setting,
            UnaryOperator<Load> change,
            Function<LoadSettings, Object> value,
            Object expected) {
        Load load = load();
        Object before = value.apply(load.settings);

        Load changed = change.apply(load);

        assertThat(value.apply(changed.settings)).isEqualTo(expected);
        assertThat(value.apply(load.settings)).isEqualTo(before).isNotEqualTo(expected);
    }

    private static Stream<Arguments> changes() {
        Duration second = Duration.ofSeconds(1);
        return Stream.of(
                change("requests", load -> load.requests(7), to -> to.requests, 7L),
                change("duration", load -> load.duration(second), to -> to.duration, second),
                change("concurrency", load -> load.concurrency(3), to -> to.concurrency, 3),
                change("timeout", load -> load.timeout(second), to -> to.timeout, second),
                change(
                        "connectTimeout",
                        load -> load.connectTimeout(second),
                        to -> to.connectTimeout,
                        second),
                change(
                        "firstByteTimeout",
                        load -> load.firstByteTimeout(second),
                        to -> to.firstByteTimeout,
                        second),
                change("delay", load -> load.delay(second), to -> to.delay, Delay.of(second)),
                change(
                        "delay",
                        load -> load.delay(second, second.multipliedBy(3)),
                        to -> to.delay,
                        new Delay(second, second.multipliedBy(3), 0)),
                change(
                        "inFlightPerHost",
                        load -> load.inFlightPerHost(2),
                        to -> to.inFlightPerHost,
                        2),
                change("ratePerHost", load -> load.ratePerHost(0.5), to -> to.ratePerHost, 0.5),
                change("deadline", load -> load.deadline(second), to -> to.deadline, second),
                change(
                        "onInconclusive",
                        load -> load.onInconclusive(OnInconclusive.ABORT),
                        to -> to.onInconclusive,
                        OnInconclusive.ABORT),
                change(
                        "target",
                        load -> load.target("http://localhost:8080/"),
                        to -> String.valueOf(to.target),
                        "http://localhost:8080"),
                change(
                        "header",
                        load -> load.header("Accept", "*/*").header("ACCEPT", "text/plain"),
                        to -> Map.copyOf(to.headers),
                        Map.of("Accept", "text/plain")),
                change("tls", load -> load.tls(TRUST_ALL), to -> to.tls, TRUST_ALL),
                change(
                        "connectTo",
                        load -> load.connectTo("Shop.Example:443", "127.0.0.1:8443"),
                        to -> Map.copyOf(to.addresses),
                        Map.of("shop.example:443", "127.0.0.1:8443")),
                change(
                        "newConnectionPerRequest",
                        Load::newConnectionPerRequest,
                        to -> to.newConnectionPerRequest,
                        true),
                change(
                        "writeRows",
                        load -> load.writeRows(ROWS),
                        to -> to.writtenRows,
                        new WrittenRows(ROWS, Column.ALL)),
                change(
                        "writeRows with columns",
                        load -> load.writeRows(ROWS, Column.URI),
                        to -> to.writtenRows,
                        new WrittenRows(ROWS, List.of(Column.URI))),
                change("bodyLimit", load -> load.bodyLimit(0), to -> to.bodyLimit, 0),
                change("skipBodies", Load::skipBodies, to -> to.skipBodies, true),
                change(
                        "redirects",
                        load -> load.redirects(Redirects.follow().most(5).toOtherHosts()),
                        to -> to.redirects,
                        new Redirects(true, 5, true)),
                change("cookies", Load::cookies, to -> to.cookies, true),
                change(
                        "transport",
                        load -> load.transport(TransportChoice.HTTP_CLIENT),
                        to -> to.transport,
                        TransportChoice.HTTP_CLIENT),
                change(
                        "expect",
                        load -> load.expect(CREATED).expect(ANY),
                        to -> List.copyOf(to.expectations),
                        List.of(CREATED, ANY)));
    }

    private static Arguments change(
            String setting,
            UnaryOperator<Load> change,
            Function<LoadSettings, Object> value,
            Object expected) {
        return arguments(setting, change, value, expected);
    }

    @Test
    void draws_pauses_from_the_seed_whichever_is_set_first() {
        Duration second = Duration.ofSeconds(1);

        assertThat(delayOf(load().seed(7).delay(Duration.ZERO, second)))
                .isEqualTo(new Delay(Duration.ZERO, second, 7))
                .isEqualTo(delayOf(load().delay(Duration.ZERO, second).seed(7)));
    }

    private static @Nullable Delay delayOf(Load load) {
        return load.settings.plan(TEST).politeness().delay();
    }

    @Test
    void keeps_what_was_set_before() {
        Load load =
                load().requests(7)
                        .duration(Duration.ofSeconds(1))
                        .concurrency(3)
                        .timeout(Duration.ofSeconds(2))
                        .connectTimeout(Duration.ofSeconds(3))
                        .firstByteTimeout(Duration.ofSeconds(4))
                        .deadline(Duration.ofSeconds(5))
                        .delay(Duration.ofSeconds(6))
                        .inFlightPerHost(7)
                        .ratePerHost(8)
                        .onInconclusive(OnInconclusive.ABORT)
                        .target("http://localhost:8080")
                        .header("Accept", "text/plain")
                        .tls(TRUST_ALL)
                        .connectTo("a:1", "b:2")
                        .newConnectionPerRequest()
                        .bodyLimit(1)
                        .skipBodies()
                        .redirects(Redirects.follow())
                        .cookies()
                        .transport(TransportChoice.HTTP_CLIENT)
                        .writeRows(ROWS)
                        .expect(CREATED);

        Load changed = load.expect(ANY);

        assertThat(changed.settings)
                .usingRecursiveComparison()
                .ignoringFields("expectations")
                .isEqualTo(load.settings);
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void refuses_what_is_wrong_in_itself(UnaryOperator<Load> change, String broken) {
        assertThatExceptionOfType(ExtensionConfigurationException.class)
                .isThrownBy(() -> change.apply(load()))
                .withMessage("Load requires that %s (%s)".formatted(broken, TEST));
    }

    private static Stream<Arguments> refusals() {
        Duration zero = Duration.ZERO;
        return Stream.of(
                refusal(load -> load.requests(0), "`requests` be at least 1, but it was 0"),
                refusal(
                        load -> load.duration(zero),
                        "`duration` be longer than zero, but it was \"0 ns\""),
                refusal(
                        load -> load.duration(Duration.ofSeconds(-1)),
                        "`duration` be longer than zero, but it was \"-1 s\""),
                refusal(load -> load.concurrency(0), "`concurrency` be at least 1, but it was 0"),
                refusal(
                        load -> load.timeout(zero),
                        "`timeout` be longer than zero, but it was \"0 ns\""),
                refusal(
                        load -> load.connectTimeout(zero),
                        "`connectTimeout` be longer than zero, but it was \"0 ns\""),
                refusal(
                        load -> load.firstByteTimeout(zero),
                        "`firstByteTimeout` be longer than zero, but it was \"0 ns\""),
                refusal(
                        load -> load.delay(zero),
                        "`delay` be longer than zero, but it was \"0 ns\""),
                refusal(
                        load -> load.inFlightPerHost(0),
                        "`inFlightPerHost` be at least 1, but it was 0"),
                refusal(
                        load -> load.ratePerHost(0),
                        "`ratePerHost` be a number above 0, but it was 0.0"),
                refusal(
                        load -> load.deadline(zero),
                        "`deadline` be longer than zero, but it was \"0 ns\""),
                refusal(
                        load -> load.target("http://localhost/shop"),
                        "`target` be a scheme, host and port and no more, as in"
                                + " \"http://localhost:8080\", but it was \"http://localhost/shop\""),
                refusal(
                        load -> load.header("two words", "x"),
                        "`header` have a name that is a token, and a value of printable ISO-8859-1"
                                + " characters, but it was \"two words\""),
                refusal(
                        load -> load.connectTo("shop", "127.0.0.1:1"),
                        "`connectTo` be a host and port, as in \"127.0.0.1:8443\", but it was"
                                + " \"shop\""),
                refusal(
                        load -> load.connectTo("shop:1", "127.0.0.1"),
                        "`connectTo` be a host and port, as in \"127.0.0.1:8443\", but it was"
                                + " \"127.0.0.1\""),
                refusal(
                        load -> load.writeRows(Path.of("rows.txt")),
                        "`writeRows` name a file that ends in .csv or .jsonl, but it was"
                                + " \"rows.txt\""),
                refusal(
                        load -> load.writeRows(ROWS, Column.URI, Column.header("uri")),
                        "`writeRows` have no column twice, but it was \"[uri, uri]\""),
                refusal(
                        load -> load.writeRows(ROWS, new Column[0]),
                        "`writeRows` have a column, but it was []"),
                refusal(load -> load.bodyLimit(-1), "`bodyLimit` not be negative, but it was -1"),
                refusal(
                        load -> load.redirects(Redirects.follow().most(0)),
                        "`redirects` follow 1..100, but it was 0"),
                refusal(
                        load -> load.redirects(Redirects.follow().most(101)),
                        "`redirects` follow 1..100, but it was 101"));
    }

    @Test
    void plans_one_lane_where_hosts_are_limited() {
        assertThat(load().concurrency(8).inFlightPerHost(2).settings.plan(TEST).lanes())
                .isEqualTo(1);
    }

    @Test
    void refuses_key_stores_that_cannot_be_opened() {
        assertThatExceptionOfType(ExtensionConfigurationException.class)
                .isThrownBy(() -> load().tls(Tls.trusting(Path.of("no/such.p12"), "secret")))
                .withMessageStartingWith(
                        "Load requires that `tls` name PKCS#12 or JKS files that can be opened with"
                                + " their passwords, but it was \"no/such.p12 (")
                .withMessageNotContaining("secret");
    }

    private static Arguments refusal(UnaryOperator<Load> change, String broken) {
        return arguments(change, broken);
    }

    private static Load load() {
        Overrides none = new Overrides(name -> Optional.empty(), TEST);
        return new Load(new LoadSession("@LoadTest", TEST, none, result -> {}), new LoadSettings());
    }
}
