package dev.millrace.recording;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.plan.Measure;
import dev.millrace.plan.Objective;
import dev.millrace.plan.Scope;
import dev.millrace.result.LabelFigures;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class DetailTests {

    private static final Objective OF_ORDERS = Objective.of(Measure.FAILURES, 0).forLabel("order");

    @Test
    void is_none_where_objectives_are_of_the_whole_run() {
        assertThat(Detail.of(List.of(Objective.of(Measure.HEAP, 1), Objective.percentile(99, 1))))
                .isEqualTo(Detail.NONE);
    }

    @Test
    void has_the_order_only_for_windows_of_requests() {
        Objective inTime = OF_ORDERS.inAny(Duration.ofSeconds(1));

        assertThat(Detail.of(List.of(inTime)).order()).isFalse();
        assertThat(Detail.of(List.of(inTime, OF_ORDERS.overLast(5))).order()).isTrue();
        assertThat(Detail.of(List.of(OF_ORDERS.overLast(5))).withoutOrder())
                .isEqualTo(Detail.of(List.of(OF_ORDERS)));
    }

    @Test
    void keeps_labels_with_objectives_apart_however_many_others_came_before() {
        Recording recording = new Recording(Detail.of(List.of(OF_ORDERS)));
        for (int i = 0; i < LabelFigures.MOST_LABELS + 3; i++) {
            recording.labelled("label " + i, 1_000, true);
        }
        recording.labelled("order", 1_000, true);

        assertThat(recording.labels()).hasSize(LabelFigures.MOST_LABELS + 2).containsKey("order");
        assertThat(of(recording, LabelFigures.OTHERS).requests()).isEqualTo(3);
    }

    @Test
    void keeps_three_digits_of_the_times_of_labels_with_objectives() {
        Recording recording = new Recording(Detail.of(List.of(OF_ORDERS)));
        recording.labelled("order", 100_400_000, true);
        recording.labelled("page", 100_400_000, true);

        Duration fine = of(recording, "order").responseTime().max();
        Duration coarse = of(recording, "page").responseTime().max();

        assertThat(fine).isBetween(Duration.ofNanos(100_400_000), Duration.ofNanos(100_500_000));
        assertThat(coarse).isLessThan(Duration.ofNanos(100_300_000));
    }

    @Test
    void shows_no_label_that_no_request_had() {
        Recording recording = new Recording(Detail.of(List.of(OF_ORDERS)));

        assertThat(recording.labels()).isEmpty();
        assertThat(recording.counts(new Scope("order", null)).requests()).isZero();
    }

    @Test
    void goes_on_after_a_recording_was_cleared() {
        Recording recording = new Recording(Detail.of(List.of(OF_ORDERS)));
        recording.labelled("order", 1_000, false);
        recording.labelled("page", 1_000, true);

        recording.clear();
        recording.labelled("order", 100_400_000, true);

        assertThat(recording.labels()).containsOnlyKeys("order");
        assertThat(of(recording, "order").failed()).isZero();
        assertThat(of(recording, "order").responseTime().max())
                .isBetween(Duration.ofNanos(100_400_000), Duration.ofNanos(100_500_000));
    }

    private static LabelFigures of(Recording recording, String label) {
        return requireNonNull(recording.labels().get(label));
    }
}
