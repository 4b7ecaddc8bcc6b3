package dev.millrace.report;

import dev.millrace.clock.DurationText;
import dev.millrace.plan.Arrivals;
import dev.millrace.plan.Objective;
import dev.millrace.plan.Stage;
import dev.millrace.plan.WorkloadModel;
import java.util.ArrayList;
import java.util.List;

/** The rate of the open model, in words. */
final class RateText {

    private static final int MOST_STAGES = 6;

    private RateText() {}

    static String of(WorkloadModel.Open model) {
        String arrivals =
                model.arrivals() == Arrivals.CONSTANT
                        ? ""
                        : ", Poisson arrivals of seed " + model.seed();
        return "open model: " + stages(model.stages()) + arrivals;
    }

    private static String stages(List<Stage> stages) {
        List<String> texts = new ArrayList<>();
        double before = 0;
        for (Stage stage : stages.subList(0, Math.min(stages.size(), MOST_STAGES))) {
            texts.add(stage(before, stage));
            before = stage.rate();
        }
        if (stages.size() > MOST_STAGES) {
            texts.add("and " + Counted.of(stages.size() - MOST_STAGES, "more stage"));
        }
        return String.join(", ", texts);
    }

    private static String stage(double before, Stage stage) {
        String rate = Objective.rate(stage.rate());
        if (stage.duration().equals(Stage.UNENDING)) {
            return rate;
        }
        String time = DurationText.format(stage.duration());
        return stage.ramp()
                ? "from " + Objective.rate(before) + " to " + rate + " in " + time
                : rate + " for " + time;
    }
}
