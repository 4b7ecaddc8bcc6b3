package dev.millrace.capacity;

import dev.millrace.clock.NanoClock;
import dev.millrace.plan.CapacityPlan;
import dev.millrace.result.CapacityResult;
import dev.millrace.result.CapacityStep;
import dev.millrace.result.CapacityStep.Outcome;
import dev.millrace.result.LoadResult;
import dev.millrace.result.StopReason;
import dev.millrace.run.Progress;
import dev.millrace.run.RunListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes the runs of a search for capacity, one after the other, within its deadline. */
public final class CapacityRun {

    /** Makes one run of a search. */
    public interface StepRunner {

        /**
         * Runs a step.
         *
         * @param step what is due
         * @param timeLeft how long the run may take, longer than the step
         * @param listener told about its progress and its end
         */
        void run(CapacityPlan.Step step, Duration timeLeft, RunListener listener);
    }

    private final String name;
    private final CapacityListener listener;
    private final CapacitySearch search;
    private final NanoClock clock;
    private final Duration deadline;
    private final long startNanos;
    private final List<CapacityStep> steps = new ArrayList<>();
    private @Nullable StopReason cutBy;
    private @Nullable CapacityResult result;

    private CapacityRun(
            String name, CapacityPlan plan, NanoClock clock, CapacityListener listener) {
        this.name = name;
        this.listener = listener;
        this.clock = clock;
        search = new CapacitySearch(plan);
        deadline = plan.deadline();
        startNanos = clock.nanos();
    }

    /**
     * Searches.
     *
     * @param name what the search is called
     * @param plan what is searched for, and how
     * @param clock the time
     * @param runner makes each run
     * @param listener told how it goes on
     * @return what was found, also where it was cut short
     */
    public static CapacityResult of(
            String name,
            CapacityPlan plan,
            NanoClock clock,
            StepRunner runner,
            CapacityListener listener) {
        listener.started(plan);
        return new CapacityRun(name, plan, clock, listener).execute(runner);
    }

    private CapacityResult execute(StepRunner runner) {
        while (result == null) {
            CapacityPlan.Step step = Objects.requireNonNull(search.next());
            Duration left = deadline.minusNanos(clock.nanos() - startNanos);
            if (left.compareTo(step.longest()) > 0) {
                runner.run(step, left, new StepListener(step));
            } else {
                cutBy = StopReason.DEADLINE;
                finish();
            }
        }
        return result;
    }

    /** Ends the search while the run still holds the JVM's exit. */
    private final class StepListener implements RunListener {

        private final CapacityPlan.Step step;

        StepListener(CapacityPlan.Step step) {
            this.step = step;
        }

        @Override
        public void progressed(Progress progress) {
            listener.progressed(progress);
        }

        @Override
        public void finished(LoadResult measured) {
            CapacityStep ended = StepJudge.judged(step, measured);
            steps.add(ended);
            listener.stepped(ended);
            if (ended.outcome() == Outcome.CUT_SHORT) {
                cutBy = measured.stopReason();
            } else if (ended.outcome() != Outcome.NOT_JUDGED) {
                search.tell(ended.held(), ended.outcome() == Outcome.GENERATOR_LIMITED);
            }
            if (cutBy != null || ended.outcome() == Outcome.NOT_JUDGED || search.next() == null) {
                finish();
            }
        }
    }

    private void finish() {
        result = new CapacityResult(name, search.rate(), cutBy, steps);
        listener.finished(result);
    }
}
