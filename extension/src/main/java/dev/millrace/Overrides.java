package dev.millrace;

import dev.millrace.clock.DurationText;
import dev.millrace.plan.BadSettingException;
import dev.millrace.plan.Stage;
import dev.millrace.plan.WarmUp;
import dev.millrace.plan.WatchedProcess;
import dev.millrace.request.RequestSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The settings that come from outside: JUnit configuration parameters or system properties {@code
 * millrace.*}, which win over those of the test.
 */
final class Overrides {

    /**
     * What changes a plan, in the order of application: the scale multiplies what the others set.
     */
    private static final Map<String, Change> CHANGES = changes();

    private final Function<String, Optional<String>> parameters;
    private final String test;

    Overrides(Function<String, Optional<String>> parameters, String test) {
        this.parameters = parameters;
        this.test = test;
    }

    private interface Change {
        void make(LoadSettings settings, String name, String text);
    }

    private static Map<String, Change> changes() {
        Map<String, Change> changes = new LinkedHashMap<>();
        changes.put("requests", (to, name, text) -> to.requests = SettingText.count(name, text));
        changes.put("duration", (to, name, text) -> to.duration = SettingText.duration(name, text));
        changes.put(
                "concurrency", (to, name, text) -> to.concurrency = SettingText.number(name, text));
        changes.put("rate", (to, name, text) -> to.rate = SettingText.factor(name, text));
        changes.put("warmUp", (to, name, text) -> to.warmUp = SettingText.warmUp(name, text));
        changes.put("lanes", (to, name, text) -> to.lanes = lanes(name, text));
        changes.put(
                "transport", (to, name, text) -> to.transport = SettingText.transport(name, text));
        changes.put(
                "targets",
                (to, name, text) -> to.allowedHosts.addAll(SettingText.hosts(name, text)));
        changes.put(
                "watch",
                (to, name, text) -> to.watch = new WatchedProcess(SettingText.count(name, text)));
        changes.put("scale", (to, name, text) -> scale(to, SettingText.factor(name, text)));
        return changes;
    }

    private Optional<String> text(String name) {
        return parameters
                .apply("millrace." + name)
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }

    private <T> @Nullable T read(String name, BiFunction<String, String, T> reader) {
        return text(name)
                .map(
                        text ->
                                SettingsErrors.checked(
                                        "-Dmillrace." + name, test, () -> reader.apply(name, text)))
                .orElse(null);
    }

    boolean enabled() {
        Boolean enabled = read("enabled", SettingText::flag);
        return enabled == null || enabled;
    }

    boolean dryRun() {
        Boolean dryRun = read("dryRun", SettingText::flag);
        return dryRun != null && dryRun;
    }

    /** The one index to send, or null for all. */
    @Nullable Long only() {
        return read("only", SettingText::index);
    }

    @Nullable Path reportDir() {
        return read("report.dir", SettingText::path);
    }

    /** Names who is responsible for a plan, and what was changed from outside. */
    String blamed(String who) {
        String set =
                CHANGES.keySet().stream()
                        .flatMap(name -> text(name).map(text -> name + "=" + text).stream())
                        .map(each -> "-Dmillrace." + each)
                        .collect(Collectors.joining(" "));
        return set.isEmpty() ? who : who + " with " + set;
    }

    LoadSettings applyTo(LoadSettings settings) {
        LoadSettings changed = settings;
        for (Map.Entry<String, Change> change : CHANGES.entrySet()) {
            changed = apply(changed, change.getKey(), change.getValue());
        }
        return changed;
    }

    private LoadSettings apply(LoadSettings settings, String change, Change made) {
        LoadSettings changed =
                read(change, (name, text) -> settings.with(copy -> made.make(copy, name, text)));
        return changed == null ? settings : changed;
    }

    /** Checked here, as without this setting the machine decides. */
    private static int lanes(String name, String text) {
        int lanes = SettingText.number(name, text);
        if (lanes < 1) {
            throw new BadSettingException(name, "be at least 1", lanes);
        }
        return lanes;
    }

    /** Never below what the objectives need, unless the test asks for less than that itself. */
    private static void scale(LoadSettings settings, double factor) {
        double ofTimes = Math.max(factor, settings.leastScale());
        Duration duration = settings.duration;
        if (duration != null) {
            double room = atLeast(settings.timeNeeded(), List.of(duration), ofTimes);
            settings.duration = scaled(duration, room);
        }
        if (settings.rampUp != null) {
            settings.rampUp = scaled(settings.rampUp, ofTimes);
        }
        if (settings.warmUp != null) {
            settings.warmUp = scaled(settings.warmUp, ofTimes);
        }
        scaleStages(settings, ofTimes);
        if (settings.requests != RequestSource.UNBOUNDED) {
            long needed = Math.min(settings.requests, settings.samplesNeeded());
            settings.requests = Math.max(scaled(settings.requests, factor), needed);
        }
    }

    private static Duration scaled(Duration time, double factor) {
        return Duration.ofNanos(scaled(DurationText.saturatedNanos(time), factor));
    }

    /** What it takes to become steady does not depend on how long the run is. */
    private static WarmUp scaled(WarmUp warmUp, double factor) {
        if (warmUp instanceof WarmUp.Requests first) {
            return WarmUp.requests(scaled(first.requests(), factor));
        }
        return warmUp instanceof WarmUp.Time time
                ? WarmUp.time(scaled(time.duration(), factor))
                : warmUp;
    }

    /** The first of them are the warm-up, and windows come after that. */
    private static void scaleStages(LoadSettings settings, double factor) {
        Duration warmUp = settings.warmUp == null ? Duration.ZERO : settings.warmUp.longest();
        Duration window = settings.timeNeeded();
        double ofStages =
                atLeast(
                        window.isZero() ? window : window.plus(warmUp),
                        settings.stages.stream().map(Stage::duration).toList(),
                        factor);
        settings.stages = settings.stages.stream().map(stage -> scaled(stage, ofStages)).toList();
    }

    /** Leaves room for what is needed, and for what rounding takes from each part. */
    private static double atLeast(Duration need, List<Duration> parts, double factor) {
        double needed = DurationText.saturatedNanos(need);
        double all = parts.stream().mapToDouble(DurationText::saturatedNanos).sum();
        boolean needs = needed > 0 && all > 0;
        return needs ? Math.max(factor, Math.min(1, (needed + parts.size()) / all)) : factor;
    }

    private static Stage scaled(Stage stage, double factor) {
        return new Stage(stage.rate(), scaled(stage.duration(), factor), stage.ramp());
    }

    /** At least 1, and never so much that it would stand for no bound at all. */
    private static long scaled(long amount, double factor) {
        return Math.max(1, Math.min(Math.round(amount * factor), RequestSource.UNBOUNDED - 1));
    }
}
