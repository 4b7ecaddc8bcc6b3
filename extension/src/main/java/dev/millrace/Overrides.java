package dev.millrace;

import dev.millrace.plan.BadSettingException;
import dev.millrace.request.RequestSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The settings that come from outside: JUnit configuration parameters or system properties {@code
 * millrace.*}, which win over those of the test.
 */
final class Overrides {

    static final String PREFIX = "millrace.";

    private final Function<String, Optional<String>> parameters;
    private final String test;

    Overrides(Function<String, Optional<String>> parameters, String test) {
        this.parameters = parameters;
        this.test = test;
    }

    private Optional<String> text(String name) {
        return parameters.apply(PREFIX + name).map(String::strip).filter(text -> !text.isEmpty());
    }

    private <T> @Nullable T read(String name, Function<String, T> reader) {
        return text(name)
                .map(
                        text ->
                                SettingsErrors.checked(
                                        "-D" + PREFIX + name, test, () -> reader.apply(text)))
                .orElse(null);
    }

    boolean enabled() {
        return flag("enabled", true);
    }

    boolean dryRun() {
        return flag("dryRun", false);
    }

    private boolean flag(String name, boolean otherwise) {
        Boolean flag =
                read(
                        name,
                        text ->
                                switch (text.toLowerCase(Locale.ROOT)) {
                                    case "true" -> true;
                                    case "false" -> false;
                                    default ->
                                            throw new BadSettingException(
                                                    name, "be true or false", text);
                                });
        return flag == null ? otherwise : flag;
    }

    /** The one index to send, or -1 for all. */
    long only() {
        Long only = read("only", text -> SettingText.count("only", text));
        if (only != null && only < 0) {
            throw SettingsErrors.error(
                    "-Dmillrace.only", "that `only` not be negative, but it was " + only, test);
        }
        return only == null ? -1 : only;
    }

    @Nullable Path reportDir() {
        return read("report.dir", Path::of);
    }

    /** Applies what was set from outside, the scale last. */
    LoadSettings applyTo(LoadSettings settings) {
        LoadSettings changed = settings;
        changed =
                apply(
                        changed,
                        "requests",
                        (text, to) -> to.requests = SettingText.count("requests", text));
        changed =
                apply(
                        changed,
                        "duration",
                        (text, to) -> to.duration = SettingText.duration("duration", text));
        changed =
                apply(
                        changed,
                        "concurrency",
                        (text, to) ->
                                to.concurrency =
                                        Math.toIntExact(SettingText.count("concurrency", text)));
        changed = apply(changed, "lanes", (text, to) -> to.lanes = lanes(text));
        changed = apply(changed, "targets", (text, to) -> to.allowedHosts.addAll(hosts(text)));
        return apply(changed, "scale", (text, to) -> scale(SettingText.factor("scale", text), to));
    }

    private interface Change {
        void make(String text, LoadSettings settings);
    }

    private LoadSettings apply(LoadSettings settings, String name, Change change) {
        LoadSettings changed = read(name, text -> settings.with(copy -> change.make(text, copy)));
        return changed == null ? settings : changed;
    }

    private static int lanes(String text) {
        long lanes = SettingText.count("lanes", text);
        if (lanes < 1 || lanes > Integer.MAX_VALUE) {
            throw new BadSettingException("lanes", "be at least 1", lanes);
        }
        return (int) lanes;
    }

    private static Set<String> hosts(String text) {
        return Arrays.stream(text.split(","))
                .map(host -> host.strip().toLowerCase(Locale.ROOT))
                .filter(host -> !host.isEmpty())
                .collect(Collectors.toSet());
    }

    /** Never below what the objectives need, nor above what the test asks for anyway. */
    private static void scale(double factor, LoadSettings settings) {
        Duration duration = settings.duration;
        if (duration != null) {
            settings.duration =
                    Duration.ofNanos(Math.max(1, Math.round(duration.toNanos() * factor)));
        }
        if (settings.requests != RequestSource.UNBOUNDED) {
            long scaled = Math.round(settings.requests * factor);
            long needed = Math.min(settings.requests, settings.samplesNeeded());
            settings.requests = Math.max(1, Math.max(scaled, needed));
        }
    }
}
