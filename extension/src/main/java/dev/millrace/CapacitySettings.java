package dev.millrace;

import dev.millrace.memory.TargetWatch;
import dev.millrace.plan.BadSettingException;
import dev.millrace.plan.CapacityPlan;
import dev.millrace.plan.LoadPlan;
import dev.millrace.plan.Objective;
import dev.millrace.plan.TimeLimits;
import dev.millrace.plan.WarmUp;
import dev.millrace.request.RequestSource;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The settings of a test as those of a search for its capacity, which is many runs. */
final class CapacitySettings {

    /** Unless it is set, a warm-up is so small a part of a step. */
    private static final int WARM_UPS_OF_A_STEP = 4;

    private final String name;
    private final LoadSettings settings;
    private final CapacityPlan plan;
    private final LoadPlan firstPlan;

    /**
     * Reads them.
     *
     * @param name what the search is called
     * @param test the settings of the test
     * @param overrides what was set from outside
     * @throws BadSettingException if one of them contradicts another, or the search
     */
    CapacitySettings(String name, LoadSettings test, Overrides overrides) {
        this.name = name;
        settings =
                overrides
                        .applyTo(test.with(CapacitySettings::setWhatIsNot))
                        .with(CapacitySettings::setWarmUp);
        refuseWhatTheSearchSets();
        plan =
                new CapacityPlan(
                        Objects.requireNonNull(settings.rate),
                        settings.highestRate,
                        Objects.requireNonNull(settings.duration),
                        Objects.requireNonNull(settings.warmUp).longest(),
                        settings.arrivals,
                        Objects.requireNonNullElse(
                                settings.deadline, TimeLimits.DEFAULT.deadline()),
                        settings.objectives);
        firstPlan =
                TargetWatch.checked(planOf(plan.stepAt(plan.startRate(), false), plan.deadline()));
    }

    private static void setWhatIsNot(LoadSettings changed) {
        if (changed.rate == null) {
            changed.rate = Math.min(CapacityPlan.DEFAULT_START_RATE, changed.highestRate);
        }
        if (changed.duration == null) {
            changed.duration = CapacityPlan.DEFAULT_STEP;
        }
    }

    /** Of the duration that was set from outside, where one was. */
    private static void setWarmUp(LoadSettings changed) {
        if (changed.warmUp == null) {
            Duration step = Objects.requireNonNull(changed.duration);
            changed.warmUp = WarmUp.time(step.dividedBy(WARM_UPS_OF_A_STEP));
        }
    }

    private void refuseWhatTheSearchSets() {
        boolean counted = settings.requests != RequestSource.UNBOUNDED;
        refuse("requests", counted ? settings.requests : null);
        refuse("stages", settings.stages.isEmpty() ? null : settings.stages.size());
        refuse("rampUp", settings.rampUp);
        refuse("pacing", settings.pacing);
        refuse("delay", settings.delay == null ? null : settings.delay.text());
        refuse("inFlightPerHost", settings.inFlightPerHost);
        refuse("ratePerHost", settings.ratePerHost);
        WrittenRows rows = settings.writtenRows;
        refuse("writeRows", rows == null ? null : rows.file().toString());
    }

    private static void refuse(String setting, @Nullable Object value) {
        if (value != null) {
            throw new BadSettingException(
                    setting,
                    "not be set for findCapacity, which makes runs of its own choice",
                    value);
        }
    }

    CapacityPlan plan() {
        return plan;
    }

    /** Returns the plan of the first step. */
    LoadPlan firstPlan() {
        return firstPlan;
    }

    /**
     * Returns the plan of a step, which ends as soon as it has missed: a higher load than the
     * target bears is no use for longer.
     */
    LoadPlan planOf(CapacityPlan.Step step, Duration timeLeft) {
        return settings.with(
                        changed -> {
                            changed.rate = step.rate();
                            changed.requests = step.requests();
                            changed.duration = step.length();
                            changed.deadline = timeLeft;
                            changed.failFast = true;
                        })
                .plan(name + " at " + Objective.rate(step.rate()));
    }
}
