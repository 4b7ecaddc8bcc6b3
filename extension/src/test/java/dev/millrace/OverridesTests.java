package dev.millrace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.millrace.clock.DurationText;
import dev.millrace.plan.Measure;
import dev.millrace.plan.Objective;
import dev.millrace.plan.Stage;
import dev.millrace.plan.TransportChoice;
import dev.millrace.plan.WarmUp;
import dev.millrace.request.RequestSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OverridesTests {

    private static final String TEST = "CatalogueLoadTest.every_page_is_served";
    private static final LoadSettings THOUSAND =
            new LoadSettings().with(settings -> settings.requests = 1_000);

    @Test
    void change_nothing_where_nothing_is_set() {
        Overrides overrides = overrides(Map.of());

        assertThat(overrides.applyTo(THOUSAND)).isSameAs(THOUSAND);
        assertThat(overrides.enabled()).isTrue();
        assertThat(overrides.dryRun()).isFalse();
        assertThat(overrides.only()).isNull();
        assertThat(overrides.reportDir()).isNull();
        assertThat(overrides.blamed("@LoadTest")).isEqualTo("@LoadTest");
    }

    @Test
    void take_an_empty_text_for_not_set() {
        assertThat(overrides(Map.of("millrace.requests", " ")).applyTo(THOUSAND))
                .isSameAs(THOUSAND);
    }

    @Test
    void win_over_the_settings_of_the_test() {
        LoadSettings changed =
                overrides(
                                Map.of(
                                        "millrace.requests", "5_000",
                                        "millrace.duration", " 2 min ",
                                        "millrace.concurrency", "7",
                                        "millrace.lanes", "3",
                                        "millrace.transport", "direct",
                                        "millrace.targets", "shop.example,10.0.0.1"))
                        .applyTo(THOUSAND);

        assertThat(changed.requests).isEqualTo(5_000);
        assertThat(changed.duration).isEqualTo(Duration.ofMinutes(2));
        assertThat(changed.concurrency).isEqualTo(7);
        assertThat(changed.plan(TEST).lanes()).isEqualTo(3);
        assertThat(changed.transport).isEqualTo(TransportChoice.DIRECT);
        assertThat(changed.allowedHosts).containsExactlyInAnyOrder("shop.example", "10.0.0.1");
        assertThat(THOUSAND.requests).isEqualTo(1_000);
    }

    @Test
    void read_what_is_no_setting_of_a_plan() {
        Overrides overrides =
                overrides(
                        Map.of(
                                "millrace.enabled", "false",
                                "millrace.dryRun", "true",
                                "millrace.only", "4711",
                                "millrace.report.dir", "target/load"));

        assertThat(overrides.enabled()).isFalse();
        assertThat(overrides.dryRun()).isTrue();
        assertThat(overrides.only()).isEqualTo(4711);
        assertThat(overrides.reportDir()).isEqualTo(Path.of("target/load"));
    }

    @ParameterizedTest
    @CsvSource({"0.25,250,500 ms", "3,3000,6 s", "0.0001,1,200 us", "1e-12,1,1 ns"})
    void scale_requests_and_duration(double factor, long requests, String duration) {
        LoadSettings settings = THOUSAND.with(to -> to.duration = Duration.ofSeconds(2));

        LoadSettings scaled = scaled(settings, factor);

        assertThat(scaled.requests).isEqualTo(requests);
        assertThat(scaled.duration).isEqualTo(DurationText.parse(duration));
    }

    @Test
    void scale_the_durations_of_stages() {
        LoadSettings settings =
                new LoadSettings()
                        .with(to -> to.stages = List.of(Stage.rampTo(7, Duration.ofSeconds(2))));

        assertThat(scaled(settings, 0.5).stages)
                .containsExactly(Stage.rampTo(7, Duration.ofSeconds(1)));
    }

    @Test
    void scale_the_ramp_up() {
        LoadSettings settings = THOUSAND.with(to -> to.rampUp = Duration.ofSeconds(2));

        assertThat(scaled(settings, 0.5).rampUp).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void scale_a_warm_up_but_not_one_that_waits_for_a_steady_state() {
        WarmUp time = WarmUp.time(Duration.ofSeconds(2));

        assertThat(scaled(THOUSAND.with(to -> to.warmUp = time), 0.5).warmUp)
                .isEqualTo(WarmUp.time(Duration.ofSeconds(1)));
        assertThat(scaled(THOUSAND.with(to -> to.warmUp = WarmUp.requests(50)), 0.5).warmUp)
                .isEqualTo(WarmUp.requests(25));
        assertThat(scaled(THOUSAND.with(to -> to.warmUp = WarmUp.untilSteady()), 0.5).warmUp)
                .isEqualTo(WarmUp.untilSteady());
    }

    @Test
    void set_a_warm_up() {
        LoadSettings changed =
                overrides(Map.of("millrace.warmUp", "500 requests")).applyTo(THOUSAND);

        assertThat(changed.warmUp).isEqualTo(WarmUp.requests(500));
    }

    @Test
    void make_an_open_model_of_a_closed_one() {
        LoadSettings changed = overrides(Map.of("millrace.rate", "0.5")).applyTo(THOUSAND);

        assertThat(changed.rate).isEqualTo(0.5);
    }

    @Test
    void scale_never_below_what_the_objectives_need() {
        LoadSettings settings = THOUSAND.with(to -> to.objectives.add(Objective.percentile(95, 1)));

        assertThat(scaled(settings, 0.001).requests).isEqualTo(200);
    }

    @Test
    void scale_never_below_the_window_of_an_objective() {
        Objective any10s = Objective.of(Measure.FAILURES, 0).inAny(Duration.ofSeconds(10));
        LoadSettings windowed = new LoadSettings().with(to -> to.objectives.add(any10s));
        LoadSettings timed = windowed.with(to -> to.duration = Duration.ofMinutes(1));
        LoadSettings staged =
                windowed.with(
                        to ->
                                to.stages =
                                        List.of(
                                                Stage.rampTo(7, Duration.ofSeconds(7)),
                                                Stage.hold(7, Duration.ofSeconds(11))));

        assertThat(scaled(timed, 0.5).duration).isEqualTo(Duration.ofSeconds(30));
        assertThat(scaled(timed, 0.001).duration)
                .isBetween(Duration.ofSeconds(11), Duration.ofNanos(11_000_000_001L));
        assertThat(scaled(staged, 0.001).plan("a run").objectives()).containsExactly(any10s);
        assertThat(scaled(windowed.with(to -> to.duration = Duration.ofSeconds(5)), 0.5).duration)
                .isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void scale_a_schedule_never_below_what_the_objectives_need() {
        LoadSettings rate =
                new LoadSettings()
                        .with(
                                to -> {
                                    to.rate = 100.0;
                                    to.rampUp = Duration.ofSeconds(10);
                                    to.duration = Duration.ofSeconds(25);
                                    to.objectives.add(Objective.percentile(99, 1));
                                });

        // 500 are due in the ramp and 1,500 after it.
        assertThat(scaled(rate, 0.6).duration).isEqualTo(Duration.ofSeconds(15));
        assertThat(scaled(rate, 0.001).duration).isEqualTo(Duration.ofMillis(12_500));
        assertThat(scaled(rate, 0.001).rampUp).isEqualTo(Duration.ofSeconds(5));
        assertThat(scaled(rate, 0.001).plan("a test").objectives()).hasSize(1);
    }

    @Test
    void scale_down_what_is_too_small_for_its_objectives_anyway_no_further() {
        LoadSettings settings =
                THOUSAND.with(to -> to.objectives.add(Objective.percentile(99.9, 1)));

        assertThat(scaled(settings, 0.5).requests).isEqualTo(1_000);
    }

    @Test
    void scale_what_was_set_from_outside_too() {
        LoadSettings scaled =
                overrides(Map.of("millrace.requests", "300", "millrace.scale", "0.1"))
                        .applyTo(THOUSAND);

        assertThat(scaled.requests).isEqualTo(30);
    }

    @Test
    void scale_no_bound_away_and_none_into_being() {
        assertThat(scaled(THOUSAND, 1e300).requests).isEqualTo(RequestSource.UNBOUNDED - 1);
        assertThat(scaled(new LoadSettings(), 0.1).requests).isEqualTo(RequestSource.UNBOUNDED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    requests    | 0     | `requests` be at least 1, but it was 0
                    requests    | many  | `requests` be a whole number, but it was "many"
                    duration    | 0 s   | `duration` be longer than zero, but it was "0 ns"
                    duration    | 5     | `duration` be a number with one of the units ns, us, ms, s, min, h, d, as in "250 ms", but it was "5"
                    concurrency | 0     | `concurrency` be at least 1, but it was 0
                    concurrency | 3e9   | `concurrency` be a whole number, but it was "3e9"
                    concurrency | 3000000000 | `concurrency` be at most 2147483647, but it was 3000000000
                    lanes       | 0     | `lanes` be at least 1, but it was 0
                    transport   | jetty | `transport` be auto, direct or http-client, but it was "jetty"
                    scale       | -1    | `scale` be a number above 0, but it was "-1"
                    targets     | a:80  | `targets` be host names separated by commas, without scheme and port, but it was "a:80"
                    """)
    void refuse_bad_values_in_the_one_form(String name, String value, String broken) {
        assertRefused(name, value, broken, overrides -> overrides.applyTo(new LoadSettings()));
    }

    @Test
    void refuse_bad_values_of_what_is_no_setting_of_a_plan() {
        assertRefused("only", "-1", "`only` not be negative, but it was -1", Overrides::only);
        assertRefused(
                "enabled",
                "no",
                "`enabled` be true or false, but it was \"no\"",
                Overrides::enabled);
        assertRefused(
                "dryRun", "1", "`dryRun` be true or false, but it was \"1\"", Overrides::dryRun);
        assertRefused(
                "report.dir",
                "a\0",
                "`report.dir` be a path, but it was \"a\0\"",
                Overrides::reportDir);
    }

    @Test
    void are_blamed_where_they_change_a_plan() {
        Overrides overrides =
                overrides(
                        Map.of(
                                "millrace.scale", "0.1",
                                "millrace.requests", "10",
                                "millrace.only", "3"));

        assertThat(overrides.blamed("@LoadTest"))
                .isEqualTo("@LoadTest with -Dmillrace.requests=10 -Dmillrace.scale=0.1");
    }

    private static LoadSettings scaled(LoadSettings settings, double factor) {
        return overrides(Map.of("millrace.scale", String.valueOf(factor))).applyTo(settings);
    }

    private static Overrides overrides(Map<String, String> set) {
        return new Overrides(name -> Optional.ofNullable(set.get(name)), TEST);
    }

    private static void assertRefused(
            String name, String value, String broken, Consumer<Overrides> reading) {
        assertThatExceptionOfType(ExtensionConfigurationException.class)
                .isThrownBy(() -> reading.accept(overrides(Map.of("millrace." + name, value))))
                .withMessage("-Dmillrace.%s requires that %s (%s)".formatted(name, broken, TEST));
    }
}
