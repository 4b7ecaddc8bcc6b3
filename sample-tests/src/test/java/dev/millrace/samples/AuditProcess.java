package dev.millrace.samples;

import dev.millrace.rows.Row;
import dev.millrace.rows.Rows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** An {@link AuditSession} in a JVM of its own, in a heap of 64 MiB. */
final class AuditProcess {

    private static final long LONGEST_MINUTES = 30;
    private static final long LOOK_MILLIS = 20;

    private final Path urls;
    private final Path report;

    AuditProcess(Path urls, Path report) {
        this.urls = urls;
        this.report = report;
    }

    /** Lets a session come to its end, and returns what it printed. */
    String run() throws IOException, InterruptedException {
        Path output = report.resolveSibling("session.txt");
        Process session = start(output);
        if (!session.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES) || session.exitValue() != 0) {
            session.destroyForcibly();
            throw new IllegalStateException("the session failed: " + Files.readString(output));
        }
        return Files.readString(output);
    }

    /** Kills a session as soon as its report has so many bytes. */
    void runAndKillAt(long bytes) throws IOException, InterruptedException {
        Process session = start(report.resolveSibling("killed-session.txt"));
        while (session.isAlive() && (!Files.exists(report) || Files.size(report) < bytes)) {
            session.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        }
        if (!session.isAlive()) {
            throw new IllegalStateException("the session ended before it could be killed");
        }
        session.destroyForcibly().waitFor();
    }

    private Process start(Path output) throws IOException {
        List<String> options =
                List.of(
                        "-Xmx64m",
                        "-Dmillrace.targets=" + AuditUrls.UNKNOWN_HOSTS,
                        "-D" + AuditSession.URLS + "=" + urls,
                        "-D" + AuditSession.REPORT + "=" + report);
        return new ProcessBuilder(JavaCommand.of(options, AuditSession.class.getName(), List.of()))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
    }

    /** Returns the numbers of the rows that the report has, in order. */
    List<Long> rows() {
        try (Stream<Row> rows = Rows.csv(report)) {
            return rows.map(row -> Long.valueOf(row.get("row"))).sorted().toList();
        }
    }
}
