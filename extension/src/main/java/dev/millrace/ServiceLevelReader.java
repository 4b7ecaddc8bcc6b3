package dev.millrace;

import static dev.millrace.AnnotatedSettings.ifSet;

import dev.millrace.plan.BadSettingException;
import dev.millrace.plan.Measure;
import dev.millrace.plan.Objective;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Turns a service level of a test's annotations into objectives. */
final class ServiceLevelReader {

    private final ServiceLevel annotation;
    private final List<Objective> objectives = new ArrayList<>();

    private ServiceLevelReader(ServiceLevel annotation) {
        this.annotation = annotation;
    }

    static void apply(ServiceLevel annotation, LoadSettings settings) {
        settings.objectives.addAll(new ServiceLevelReader(annotation).objectives());
    }

    private List<Objective> objectives() {
        percentile(50, "p50", annotation.p50());
        percentile(90, "p90", annotation.p90());
        percentile(95, "p95", annotation.p95());
        percentile(99, "p99", annotation.p99());
        percentile(99.9, "p999", annotation.p999());
        time(Measure.RESPONSE_TIME_MEAN, "mean", annotation.mean());
        time(Measure.RESPONSE_TIME_MAX, "max", annotation.max());
        number(Measure.FAILURES, annotation.failures());
        number(Measure.THROUGHPUT, annotation.throughput());
        scope();
        return objectives;
    }

    private void percentile(double percentile, String setting, String text) {
        ifSet(
                text,
                set ->
                        objectives.add(
                                Objective.percentile(
                                        percentile, SettingText.duration(setting, set).toNanos())));
    }

    private void time(Measure measure, String setting, String text) {
        ifSet(
                text,
                set ->
                        objectives.add(
                                Objective.of(
                                        measure,
                                        (double) SettingText.duration(setting, set).toNanos())));
    }

    private void number(Measure measure, double value) {
        if (!Double.isNaN(value)) {
            objectives.add(Objective.of(measure, value));
        }
    }

    private void scope() {
        String within = annotation.within();
        int last = annotation.last();
        if (!within.isEmpty() && last != 0) {
            throw new BadSettingException("last", "not be set where `within` is", last);
        }
        ifSet(annotation.label(), label -> each("label", label, to -> to.forLabel(label)));
        ifSet(
                within,
                text -> each("within", text, to -> to.inAny(SettingText.duration("within", text))));
        if (last != 0) {
            each("last", last, to -> to.overLast(last));
        }
    }

    /** What says where to look, and not for what, would demand nothing. */
    private void each(String setting, Object value, UnaryOperator<Objective> change) {
        if (objectives.isEmpty()) {
            throw new BadSettingException(
                    setting, "come with an objective, such as `failures`", value);
        }
        objectives.replaceAll(change);
    }
}
