package dev.millrace.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** An audit that is killed, in a JVM of its own, goes on where it was. */
class UrlAuditResumptionTests {

    private static final int COUNT = 2_000;

    /** About a quarter of the report. */
    private static final long KILLED_AT_BYTES = 60_000;

    @RegisterExtension static final ServerProcess TARGETS = ServerProcess.auditTargets();

    @TempDir Path directory;

    @Test
    void no_row_is_lost_or_doubled_by_a_kill() throws Exception {
        AuditUrls expected = new AuditUrls(TARGETS.ports(), 30);
        expected.write(directory.resolve("urls.csv"), COUNT);
        AuditProcess audit =
                new AuditProcess(directory.resolve("urls.csv"), directory.resolve("report.csv"));

        audit.runAndKillAt(KILLED_AT_BYTES);
        int before = audit.rows().size();
        String output = audit.run();

        assertThat(before).isBetween(1, COUNT - 1);
        assertThat(audit.rows()).isEqualTo(LongStream.rangeClosed(1, COUNT).boxed().toList());
        assertThat(output)
                .contains("[audit] resumed ")
                .contains("statuses " + expected.statuses)
                .contains("failures " + expected.failures);
        assertThat(audit.run()).contains("[audit] resumed " + COUNT).contains("nothing was sent");
    }
}
