package dev.millrace.samples.article.runner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What {@code ci/article} runs, in the project's root directory. */
final class ArticleRunner {

    private static final Path DIRECTORY = Path.of("target", "article");
    private static final ArticlePage PAGE = new ArticlePage(Path.of("docs", "article.md"));
    private static final String TABLE = "ci/article";
    private static final String HELD = "ci/article held";

    /** The middle 40 s of a minute. */
    private static final HeldMeasurement.Span MINUTE =
            new HeldMeasurement.Span(
                    Duration.ofSeconds(10), Duration.ofSeconds(50), Duration.ofSeconds(60));

    /** More than the server lets through in a minute. */
    private static final long REQUESTS_FOR_A_MINUTE = 1_000_000;

    /** Fewer have not filled the window for long. */
    private static final long LEAST_TO_COMPARE = 10_000;

    private ArticleRunner() {}

    /** Measures what the arguments say; see {@code ci/article}. */
    public static void main(String[] args) throws Exception {
        Runtime.getRuntime().addShutdownHook(new Thread(ArticleRunner::endChildren));
        Files.createDirectories(DIRECTORY);
        try {
            boolean passed =
                    List.of(args).equals(List.of("held"))
                            ? held().met()
                            : table(Selection.of(List.of(args)));
            System.exit(passed ? 0 : 1);
        } catch (IllegalArgumentException refused) {
            System.err.println("ci/article: " + refused.getMessage());
            System.exit(2);
        }
    }

    /** Should this be stopped: a program that stalls would otherwise stay for ever. */
    private static void endChildren() {
        ProcessHandle.current().children().forEach(ProcessHandle::destroy);
    }

    /** Tells whether Millrace sent all it was to; how the others end is a result. */
    private static boolean table(Selection selection) throws IOException, InterruptedException {
        String place = Machine.description();
        List<Measurement> taken = new ArrayList<>();
        System.out.println(place);
        System.out.println(MarkdownTable.line(MeasuredRow.HEADER));
        for (Job job : selection.jobs()) {
            Measurement measurement = Measurement.take(job, selection.timeLimit(), DIRECTORY);
            List<String> row =
                    MeasuredRow.of(measurement, smaller(job, taken), LocalDate.now(ZoneOffset.UTC));
            System.out.println(MarkdownTable.line(row));
            taken.add(measurement);
            if (selection.write()) {
                write(place, row);
            }
        }
        return taken.stream()
                .filter(measurement -> measurement.job().program() == Program.MILLRACE)
                .allMatch(Measurement::allSucceeded);
    }

    /** The program's measurement that shows what further requests cost: its window was full. */
    private static Optional<Measurement> smaller(Job job, List<Measurement> taken) {
        return taken.stream()
                .filter(other -> other.job().program() == job.program())
                .filter(other -> other.job().requests() >= LEAST_TO_COMPARE)
                .filter(other -> other.job().requests() < job.requests())
                .findFirst();
    }

    /** After each row, so that what is measured is not lost should the next one never end. */
    private static void write(String place, List<String> row) throws IOException {
        MarkdownTable table = new MarkdownTable(place, MeasuredRow.HEADER, PAGE.output(TABLE));
        table.put(row);
        PAGE.replace(TABLE, table.lines());
    }

    private static HeldComparison held() throws IOException, InterruptedException {
        HeldComparison comparison =
                new HeldComparison(held(Program.MILLRACE), held(Program.BUSY_WINDOW));
        List<String> lines = comparison.lines(Machine.description());
        lines.forEach(System.out::println);
        PAGE.replace(HELD, lines);
        return comparison;
    }

    private static HeldMeasurement held(Program program) throws IOException, InterruptedException {
        Job job = Job.of(program, REQUESTS_FOR_A_MINUTE, true);
        return HeldMeasurement.take(job, MINUTE, DIRECTORY);
    }
}
