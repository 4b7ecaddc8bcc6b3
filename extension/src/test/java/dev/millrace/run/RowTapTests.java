package dev.millrace.run;

import static dev.millrace.request.Requests.get;
import static dev.millrace.run.FakeTransport.response;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.millrace.clock.FakeClock;
import dev.millrace.clock.NanoClock;
import dev.millrace.plan.LoadPlan;
import dev.millrace.plan.Plans;
import dev.millrace.request.RequestFactory;
import dev.millrace.request.RequestSource;
import dev.millrace.result.Column;
import dev.millrace.result.LoadResult;
import dev.millrace.result.StopReason;
import dev.millrace.rows.FakeDisk;
import dev.millrace.rows.RowWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RowTapTests {

    private static final RequestFactory PAGES = index -> get("http://localhost/" + index);
    private static final int WINDOW = 100;

    private static RowTap tap(RowWriter writer) {
        return new RowTap(writer, List.of(Column.INDEX, Column.STATUS));
    }

    private static LoadResult run(int requests, RowTap tap) {
        return new LoadRunner(FakeTransports.answering(request -> response(200)), NanoClock.SYSTEM)
                .run(
                        Plans.aPlan().requests(requests).concurrency(WINDOW).build(),
                        RequestSource.of(PAGES),
                        new RunListener() {},
                        tap);
    }

    @Test
    void there_is_a_row_for_each_request() {
        FakeDisk disk = FakeDisk.taking();

        try (RowWriter writer = disk.writer("index", "status")) {
            run(50_000, tap(writer));
        }

        assertThat(disk.rows()).hasSize(50_000).contains("0,200", "49999,200");
        assertThat(disk.rows().stream().distinct()).hasSize(50_000);
    }

    @Test
    void a_slow_disk_holds_requests_back_but_not_the_lane() {
        FakeDisk disk = FakeDisk.blocked();
        FakeClock clock = new FakeClock();
        FakeTransport transport = FakeTransport.inline();
        LoadPlan plan =
                Plans.aPlan()
                        .requests(1_000_000)
                        .concurrency(WINDOW)
                        .timeout(Duration.ofSeconds(1))
                        .build();
        RowWriter writer = disk.writer("index", "status");
        writer.write("first", "");
        disk.awaitAsked();
        Lane lane =
                new OneLane(transport, clock, new RecordingListener())
                        .start(plan, RequestSource.of(PAGES), 0, tap(writer));

        int answered = answerAllButOne(transport);
        assertThat(answered).isEqualTo(RowWriter.CAPACITY + WINDOW - 2);

        clock.advance(Duration.ofSeconds(2));
        lane.post(lane::tick);
        assertThat(transport.held()).isZero();

        lane.post(lane::stop);
        disk.take();
        writer.close();
        assertThat(disk.rows()).hasSize(1 + answered + 1);
        assertThat(disk.rows().get(1 + answered)).isEqualTo(answered + ",");
    }

    private static int answerAllButOne(FakeTransport transport) {
        int answered = 0;
        while (transport.held() > 1) {
            transport.end(response(200));
            answered++;
        }
        return answered;
    }

    @Test
    void a_disk_that_fails_stops_the_run_and_what_was_measured_is_returned() {
        RowWriter writer = FakeDisk.full().writer("index", "status");

        LoadResult result = run(Integer.MAX_VALUE, tap(writer));

        assertThat(result.stopReason()).isEqualTo(StopReason.ROWS_NOT_WRITTEN);
        assertThat(result.requests()).isPositive();
        assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(writer::close);
    }
}
