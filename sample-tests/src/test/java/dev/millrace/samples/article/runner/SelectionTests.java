package dev.millrace.samples.article.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SelectionTests {

    @Test
    void takes_each_program_and_the_end_of_the_semaphore_by_default() {
        Selection selection = select();

        assertThat(selection.jobs())
                .extracting(Job::program)
                .containsOnly(Program.values())
                .hasSize(2 + 7 * 3 + 7 + 1);
        assertThat(selection.jobs())
                .contains(Job.of(Program.SYNC, 100, true))
                .contains(Job.of(Program.MILLRACE, 10_000, true))
                .contains(Job.of(Program.MILLRACE, 1_000_000, false))
                .endsWith(Job.of(Program.SEMAPHORE, 100_000_000, false));
        assertThat(selection.write()).isTrue();
    }

    @Test
    void takes_all_the_article_has_when_asked_to() {
        assertThat(select("--full").jobs())
                .contains(Job.of(Program.BUSY_WINDOW, 1_000_000, true))
                .contains(Job.of(Program.MILLRACE, 100_000_000, false));
    }

    @Test
    void takes_chosen_programs_and_sizes_and_only_prints() {
        Selection selection = select("--program", "sync,millrace", "--requests", "10,20000");

        assertThat(selection.jobs())
                .containsExactly(
                        Job.of(Program.SYNC, 10, true),
                        Job.of(Program.MILLRACE, 10, true),
                        Job.of(Program.SYNC, 20_000, false),
                        Job.of(Program.MILLRACE, 20_000, false));
        assertThat(selection.write()).isFalse();
    }

    @Test
    void writes_what_is_chosen_when_asked_to() {
        assertThat(select("--program", "sync", "--write").write()).isTrue();
    }

    @Test
    void takes_the_server_it_is_told_to() {
        assertThat(select("--requests", "20000", "--delay").jobs()).allMatch(Job::delay);
        assertThat(select("--requests", "10", "--no-delay").jobs()).noneMatch(Job::delay);
    }

    @Test
    void takes_a_time_limit() {
        assertThat(select().timeLimit()).hasMinutes(5);
        assertThat(select("--time-limit", "7").timeLimit()).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void refuses_a_program_that_there_is_not() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> select("--program", "fast"))
                .withMessage(
                        "'fast' is no program; there are sync, semaphore, busy-window, "
                                + "first-completed, permit-first, pipeline, prefilled-queue, "
                                + "millrace");
    }

    private static Selection select(String... args) {
        return Selection.of(List.of(args));
    }
}
