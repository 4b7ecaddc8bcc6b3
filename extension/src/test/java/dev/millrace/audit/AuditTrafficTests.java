package dev.millrace.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.clock.FakeClock;
import dev.millrace.http.Body;
import dev.millrace.http.FailureKind;
import dev.millrace.http.Headers;
import dev.millrace.http.Outcome;
import dev.millrace.http.Response;
import dev.millrace.http.TransportFailure;
import dev.millrace.request.RequestSource;
import dev.millrace.result.EndedRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditTrafficTests {

    private static final int COUNT = 100_000;
    private static final Outcome OK = new Response(200, "OK", Headers.of(List.of()), Body.EMPTY);

    private final BitSet taken = new BitSet();
    private final AuditTally tally = new AuditTally();
    private final AuditReport report;
    private final AuditTraffic traffic;
    private int calledBack;

    AuditTrafficTests(@TempDir Path directory) throws IOException {
        List<String> urls = IntStream.range(0, COUNT).mapToObj(i -> "http://host/" + i).toList();
        Path list = Files.write(directory.resolve("urls.txt"), urls);
        report = AuditReport.appendingTo(directory.resolve("report.csv"), new FakeClock());
        traffic =
                new AuditTraffic(
                        new UrlQueue(
                                UrlList.of(list),
                                taken,
                                new UrlOrigins(url -> url),
                                (url, why) -> {}),
                        report,
                        tally);
    }

    @AfterEach
    void close() {
        traffic.close();
        report.close();
    }

    private boolean ready() {
        return traffic.ready(() -> calledBack++);
    }

    private long take() {
        assertThat(ready()).isTrue();
        assertThat(traffic.advance()).isTrue();
        return traffic.index();
    }

    private void end(long index, Outcome outcome) {
        traffic.ended(new EndedRequest(index, null, null, outcome, 0, 0, null));
    }

    @Test
    void calls_back_once_when_a_request_has_ended_that_kept_others_waiting() {
        traffic.open(RequestSource.UNBOUNDED, 1);
        long first = take();
        long second = take();

        assertThat(ready()).isFalse();
        assertThat(calledBack).isZero();
        end(first, OK);
        end(second, OK);

        assertThat(calledBack).isEqualTo(1);
    }

    @Test
    void calls_back_at_once_where_it_has_more_to_skip_than_it_does_at_a_time() {
        taken.set(1, COUNT);
        traffic.open(RequestSource.UNBOUNDED, 1);

        int looks = 1;
        while (!ready()) {
            assertThat(calledBack).isEqualTo(looks++);
        }

        assertThat(looks).isGreaterThan(1);
        assertThat(take()).isEqualTo(COUNT);
    }

    @Test
    void gives_no_more_requests_than_the_run_takes() {
        traffic.open(1, 1);
        take();

        assertThat(ready()).isTrue();
        assertThat(traffic.advance()).isFalse();
    }

    @Test
    void makes_no_row_of_a_request_that_was_abandoned() {
        traffic.open(RequestSource.UNBOUNDED, 1);

        end(take(), new TransportFailure(FailureKind.ABANDONED, "the deadline was over"));
        end(take(), OK);

        assertThat(tally.rows).isEqualTo(1);
        assertThat(tally.statuses).containsOnlyKeys(200);
    }
}
