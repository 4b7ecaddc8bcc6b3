package dev.millrace;

import dev.millrace.check.Expectation;
import dev.millrace.check.Expectations;
import dev.millrace.check.TextMatcher;
import dev.millrace.plan.BadSettingException;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Reads the settings of a test from the annotations of its method, and of its class and the classes
 * around that.
 */
final class AnnotatedSettings {

    private final String test;
    private final List<AnnotatedElement> elements = new ArrayList<>();

    AnnotatedSettings(String test, Class<?> testClass, Method method) {
        this.test = test;
        elements.add(method);
        for (Class<?> type = testClass; type != null; type = outer(type)) {
            elements.add(type);
        }
    }

    /** A static nested class is a test class of its own, as for JUnit. */
    private static @Nullable Class<?> outer(Class<?> type) {
        return Modifier.isStatic(type.getModifiers()) ? null : type.getEnclosingClass();
    }

    LoadSettings read() {
        LoadSettings settings = new LoadSettings();
        settings = read(settings, LoadTest.class, AnnotatedSettings::apply);
        settings = readStages(settings);
        settings = read(settings, ExpectStatus.class, AnnotatedSettings::apply);
        settings = readHeaders(settings);
        settings = readServiceLevels(settings);
        for (Side side : Side.values()) {
            settings = readCeilings(settings, side);
        }
        return settings;
    }

    private LoadSettings readStages(LoadSettings settings) {
        List<Stage> stages =
                nearest(element -> all(element, Stage.class, Stages.class, Stages::value));
        return stages.isEmpty()
                ? settings
                : with(
                        settings,
                        Stage.class,
                        changed ->
                                changed.stages =
                                        stages.stream().map(AnnotatedSettings::stage).toList());
    }

    private LoadSettings readServiceLevels(LoadSettings settings) {
        LoadSettings changed = settings;
        for (ServiceLevel level :
                nearest(
                        element ->
                                all(
                                        element,
                                        ServiceLevel.class,
                                        ServiceLevels.class,
                                        ServiceLevels::value))) {
            changed = with(changed, ServiceLevel.class, to -> ServiceLevelReader.apply(level, to));
        }
        return changed;
    }

    /**
     * Those of one place, first what the element itself has. JUnit would give each once, though two
     * may be the same, and add those of superclasses.
     */
    private static <A extends Annotation, C extends Annotation> List<A> all(
            AnnotatedElement element, Class<A> type, Class<C> container, Function<C, A[]> values) {
        return Optional.ofNullable(element.getDeclaredAnnotation(type))
                .map(List::of)
                .or(
                        () ->
                                AnnotationSupport.findAnnotation(element, container)
                                        .map(several -> List.of(values.apply(several))))
                .or(() -> AnnotationSupport.findAnnotation(element, type).map(List::of))
                .orElse(List.of());
    }

    private static dev.millrace.plan.Stage stage(Stage annotation) {
        boolean ramp = !Double.isNaN(annotation.rampTo());
        if (ramp != Double.isNaN(annotation.rate())) {
            throw new BadSettingException(
                    "rate",
                    "be set where `rampTo` is not, and only there",
                    ramp ? "both" : "neither");
        }
        return new dev.millrace.plan.Stage(
                ramp ? annotation.rampTo() : annotation.rate(),
                SettingText.duration("duration", annotation.duration()),
                ramp);
    }

    private LoadSettings readCeilings(LoadSettings settings, Side side) {
        LoadSettings changed = settings;
        for (MemoryCeiling ceiling :
                nearest(MemoryCeiling.class, ceiling -> ceiling.of() == side)) {
            changed = with(changed, MemoryCeiling.class, to -> Ceilings.apply(ceiling, to));
        }
        for (CpuCeiling ceiling : nearest(CpuCeiling.class, ceiling -> ceiling.of() == side)) {
            changed = with(changed, CpuCeiling.class, to -> Ceilings.apply(ceiling, to));
        }
        return changed;
    }

    private <A extends Annotation> List<A> nearest(Class<A> type, Predicate<A> wanted) {
        return nearest(
                element ->
                        AnnotationSupport.findRepeatableAnnotations(element, type).stream()
                                .filter(wanted)
                                .toList());
    }

    /** Those of the nearest element that has any. */
    private <A extends Annotation> List<A> nearest(Function<AnnotatedElement, List<A>> found) {
        return elements.stream()
                .map(found)
                .filter(annotations -> !annotations.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private interface Applied<A> {
        void apply(A annotation, LoadSettings settings);
    }

    /** The annotation nearest to the method counts. */
    private <A extends Annotation> LoadSettings read(
            LoadSettings settings, Class<A> type, Applied<A> applied) {
        return elements.stream()
                .flatMap(element -> AnnotationSupport.findAnnotation(element, type).stream())
                .findFirst()
                .map(
                        annotation ->
                                with(settings, type, changed -> applied.apply(annotation, changed)))
                .orElse(settings);
    }

    private LoadSettings readHeaders(LoadSettings settings) {
        List<ExpectHeader> all =
                elements.stream()
                        .flatMap(
                                element ->
                                        AnnotationSupport.findRepeatableAnnotations(
                                                element, ExpectHeader.class)
                                                .stream())
                        .toList();
        return with(
                settings,
                ExpectHeader.class,
                changed -> all.forEach(header -> apply(header, changed)));
    }

    private LoadSettings with(LoadSettings settings, Class<?> type, Consumer<LoadSettings> change) {
        return SettingsErrors.checked(
                "@" + type.getSimpleName(), test, () -> settings.with(change));
    }

    private static void apply(LoadTest annotation, LoadSettings settings) {
        if (annotation.requests() != 0) {
            settings.requests = annotation.requests();
        }
        settings.concurrency = annotation.concurrency();
        if (!Double.isNaN(annotation.rate())) {
            settings.rate = annotation.rate();
        }
        settings.arrivals = annotation.arrivals();
        settings.seed = annotation.seed();
        settings.failFast = annotation.failFast();
        settings.transport = annotation.transport();
        settings.onInconclusive = annotation.onInconclusive();
        ifSet(
                annotation.duration(),
                text -> settings.duration = SettingText.duration("duration", text));
        ifSet(annotation.rampUp(), text -> settings.rampUp = SettingText.duration("rampUp", text));
        ifSet(annotation.pacing(), text -> settings.pacing = SettingText.duration("pacing", text));
        ifSet(annotation.warmUp(), text -> settings.warmUp = SettingText.warmUp("warmUp", text));
        ifSet(
                annotation.timeout(),
                text -> settings.timeout = SettingText.duration("timeout", text));
        ifSet(
                annotation.deadline(),
                text -> settings.deadline = SettingText.duration("deadline", text));
        ifSet(
                annotation.connectTimeout(),
                text -> settings.connectTimeout = SettingText.duration("connectTimeout", text));
        ifSet(
                annotation.firstByteTimeout(),
                text -> settings.firstByteTimeout = SettingText.duration("firstByteTimeout", text));
    }

    private static void apply(ExpectStatus annotation, LoadSettings settings) {
        try {
            settings.expectations.add(Expectations.status(annotation.value()));
        } catch (IllegalArgumentException e) {
            throw new BadSettingException(
                    "value",
                    "be at least one code, each 100..999",
                    Arrays.toString(annotation.value()));
        }
    }

    private static void apply(ExpectHeader annotation, LoadSettings settings) {
        String name = annotation.name();
        if (name.isBlank()) {
            throw new BadSettingException("name", "be the name of a header field", name);
        }
        Map<String, Expectation> said = new TreeMap<>();
        ifSet(annotation.value(), text -> said.put("value", Expectations.header(name, text)));
        ifSet(
                annotation.contains(),
                text ->
                        said.put(
                                "contains",
                                Expectations.header(name, Expectations.contains(text))));
        ifSet(
                annotation.matches(),
                text -> said.put("matches", Expectations.header(name, matching(text))));
        if (annotation.present()) {
            said.put("present", Expectations.headerPresent(name));
        }
        if (annotation.absent()) {
            said.put("absent", Expectations.headerAbsent(name));
        }
        requireOne(name, said.keySet());
        settings.expectations.addAll(said.values());
    }

    private static void requireOne(String name, Set<String> said) {
        if (said.size() != 1) {
            throw new BadSettingException(
                    "name",
                    "come with exactly one of value, contains, matches, present, absent",
                    name + " with " + (said.isEmpty() ? "none" : String.join(" and ", said)));
        }
    }

    private static TextMatcher matching(String regex) {
        try {
            return Expectations.matches(regex);
        } catch (PatternSyntaxException e) {
            throw new BadSettingException("matches", "be a regular expression", regex);
        }
    }

    static void ifSet(String text, Consumer<String> action) {
        if (!text.isEmpty()) {
            action.accept(text);
        }
    }
}
