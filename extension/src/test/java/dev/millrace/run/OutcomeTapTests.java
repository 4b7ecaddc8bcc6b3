package dev.millrace.run;

import static dev.millrace.check.Expectations.status;
import static dev.millrace.request.Requests.get;
import static dev.millrace.run.FakeTransport.failure;
import static dev.millrace.run.FakeTransport.response;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.millrace.clock.FakeClock;
import dev.millrace.http.FailureKind;
import dev.millrace.plan.LoadPlan;
import dev.millrace.plan.Plans;
import dev.millrace.request.RequestFactory;
import dev.millrace.request.RequestSource;
import dev.millrace.result.EndedRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutcomeTapTests {

    private static final RequestFactory PAGES = index -> get("http://localhost/" + index);

    private final FakeClock clock = new FakeClock();
    private final FakeTransport transport = FakeTransport.inline();
    private final RecordingListener listener = new RecordingListener();
    private final Tap tap = new Tap();

    /** Has room for a number of requests, and keeps what it is told. */
    private static final class Tap implements OutcomeTap {
        final List<EndedRequest> told = new ArrayList<>();
        final List<Runnable> waiting = new ArrayList<>();
        int room = Integer.MAX_VALUE;

        @Override
        public void ended(EndedRequest request) {
            told.add(request);
        }

        @Override
        public boolean ready(Runnable whenReady) {
            if (room > 0) {
                room--;
                return true;
            }
            waiting.add(whenReady);
            return false;
        }
    }

    private void start(LoadPlan plan, RequestFactory factory) {
        new OneLane(transport, clock, listener).start(plan, RequestSource.of(factory), 0, tap);
    }

    @Test
    void is_told_of_each_response_with_what_it_should_have_been() {
        start(Plans.aPlan().requests(2).concurrency(1).expectations(status(200)).build(), PAGES);

        clock.advance(Duration.ofMillis(3));
        transport.end(response(200));
        transport.end(response(404));

        assertThat(tap.told)
                .extracting(EndedRequest::index, EndedRequest::uri, EndedRequest::mismatch)
                .containsExactly(
                        tuple(0L, "http://localhost/0", null),
                        tuple(1L, "http://localhost/1", "status 200: was 404"));
        assertThat(tap.told.get(0).responseNanos()).isEqualTo(3_000_000);
        assertThat(tap.told.get(0).serviceNanos()).isEqualTo(3_000_000);
    }

    @Test
    void is_told_of_each_failure() {
        start(Plans.aPlan().requests(1).build(), PAGES);

        transport.end(failure(FailureKind.RESET));

        assertThat(tap.told)
                .extracting(EndedRequest::outcome)
                .containsExactly(failure(FailureKind.RESET));
    }

    @Test
    void is_told_of_a_request_that_could_not_be_made() {
        start(
                Plans.aPlan().requests(1).build(),
                index -> {
                    throw new IllegalStateException("no page " + index);
                });

        assertThat(tap.told)
                .extracting(EndedRequest::request, EndedRequest::uri, EndedRequest::serviceNanos)
                .containsExactly(tuple(null, null, -1L));
    }

    @Test
    void keeps_the_lane_from_taking_more_until_it_is_ready() {
        tap.room = 2;

        start(Plans.aPlan().requests(10).concurrency(5).build(), PAGES);

        assertThat(transport.sent).hasSize(2);
        assertThat(tap.waiting).hasSize(1);

        tap.room = 1;
        tap.waiting.remove(0).run();

        assertThat(transport.sent).hasSize(3);
    }
}
