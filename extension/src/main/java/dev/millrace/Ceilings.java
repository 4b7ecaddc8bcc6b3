package dev.millrace;

import static dev.millrace.AnnotatedSettings.ifSet;

import dev.millrace.plan.BadSettingException;
import dev.millrace.plan.Measure;
import dev.millrace.plan.Objective;

/** Turns the ceilings of a test's annotations into objectives. */
final class Ceilings {

    private Ceilings() {}

    static void apply(MemoryCeiling annotation, LoadSettings settings) {
        if (annotation.of() == Side.TARGET) {
            size(settings, Measure.TARGET_HEAP, "heap", annotation.heap());
            size(settings, Measure.TARGET_RSS, "rss", annotation.rss());
            refuse("direct", annotation.direct());
            refuse("allocationPerRequest", annotation.allocationPerRequest());
        } else {
            size(settings, Measure.HEAP, "heap", annotation.heap());
            size(settings, Measure.RSS, "rss", annotation.rss());
            size(settings, Measure.DIRECT, "direct", annotation.direct());
            size(
                    settings,
                    Measure.ALLOCATION_PER_REQUEST,
                    "allocationPerRequest",
                    annotation.allocationPerRequest());
        }
    }

    static void apply(CpuCeiling annotation, LoadSettings settings) {
        boolean target = annotation.of() == Side.TARGET;
        if (!Double.isNaN(annotation.cores())) {
            settings.objectives.add(
                    Objective.of(target ? Measure.TARGET_CPU : Measure.CPU, annotation.cores()));
        }
        Measure perRequest = target ? Measure.TARGET_CPU_PER_REQUEST : Measure.CPU_PER_REQUEST;
        ifSet(
                annotation.perRequest(),
                text ->
                        settings.objectives.add(
                                Objective.of(
                                        perRequest,
                                        (double)
                                                SettingText.duration("perRequest", text)
                                                        .toNanos())));
    }

    private static void size(LoadSettings settings, Measure measure, String setting, String text) {
        ifSet(
                text,
                set ->
                        settings.objectives.add(
                                Objective.of(measure, (double) SettingText.size(setting, set))));
    }

    private static void refuse(String setting, String text) {
        ifSet(
                text,
                set -> {
                    throw new BadSettingException(
                            setting,
                            "be left out with `of = TARGET`: of the target heap and rss are measured",
                            set);
                });
    }
}
