package dev.millrace.report;

import static dev.millrace.plan.Plans.aPlan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.http.Redirects;
import dev.millrace.plan.Arrivals;
import dev.millrace.plan.Delay;
import dev.millrace.plan.Plans;
import dev.millrace.plan.Politeness;
import dev.millrace.plan.RequestIds;
import dev.millrace.plan.RunLength;
import dev.millrace.plan.Stage;
import dev.millrace.plan.TimeLimits;
import dev.millrace.plan.WarmUp;
import dev.millrace.plan.WorkloadModel;
import dev.millrace.request.RequestSource;
import dev.millrace.result.PlanSummary;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanTextTests {

    private static final Duration HALF_MINUTE = Duration.ofSeconds(30);

    @Test
    void tells_the_rate_of_the_open_model() {
        assertThat(textOf(aPlan().unbounded().duration(Duration.ofSeconds(30)).rate(2_000)))
                .startsWith(
                        "30 s, concurrency 10, 1 lane, direct transport", "open model: 2,000/s");
    }

    @Test
    void tells_stages_and_random_arrivals() {
        Plans plans =
                aPlan().unbounded()
                        .arrivals(Arrivals.POISSON)
                        .stages(
                                Stage.rampTo(10, Duration.ofSeconds(1)),
                                Stage.hold(10, Duration.ofSeconds(2)),
                                Stage.rampTo(0.5, Duration.ofSeconds(3)));

        assertThat(textOf(plans))
                .startsWith(
                        "all stages, 6 s, concurrency 10, 1 lane, direct transport",
                        "open model: from 0/s to 10/s in 1 s, 10/s for 2 s, from 10/s to 0.5/s in"
                                + " 3 s, Poisson arrivals of seed 1");
    }

    @Test
    void tells_the_first_of_many_stages() {
        Stage[] stages = new Stage[8];
        Arrays.fill(stages, Stage.hold(1, Duration.ofSeconds(1)));

        assertThat(textOf(aPlan().unbounded().stages(stages)).get(1))
                .endsWith("1/s for 1 s, 1/s for 1 s, and 2 more stages");
    }

    @Test
    void tells_the_pace_of_the_closed_model() {
        Plans plans = aPlan().rampUp(Duration.ofSeconds(3)).pacing(Duration.ofMillis(20));

        assertThat(textOf(plans))
                .contains(
                        "window opened over the first 3 s", "each slot sends a request each 20 ms");
    }

    @Test
    void tells_the_warm_up() {
        assertThat(textOf(aPlan().warmUp(WarmUp.requests(5_000))).get(0))
                .startsWith("1,000 requests, after a warm-up (5,000 requests), concurrency 10");
        assertThat(textOf(aPlan().warmUp(WarmUp.time(Duration.ofSeconds(10)))).get(0))
                .contains("after a warm-up (10 s)");
        assertThat(textOf(aPlan().warmUp(WarmUp.untilSteady())).get(0))
                .contains("after a warm-up (until steady, at most 60 s)");
    }

    private static List<String> textOf(Plans plans) {
        return PlanText.of(PlanSummary.of(plans.build()), "direct");
    }

    @Test
    void tells_length_window_lanes_transport_and_time_outs() {
        PlanSummary plan = plan(new RunLength(1_000_000, null), TimeLimits.DEFAULT, false, false);

        assertThat(PlanText.of(plan, "HttpClient"))
                .containsExactly(
                        "1,000,000 requests, concurrency 1,000, 2 lanes, HttpClient transport",
                        "time-outs: connect 10 s, request 30 s, run 60 min");
    }

    @Test
    void says_aloud_what_is_out_of_the_ordinary() {
        TimeLimits limits =
                new TimeLimits(
                        Duration.ofMillis(200),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(5),
                        Duration.ofMinutes(2));

        assertThat(PlanText.of(plan(new RunLength(1, null), limits, true, true), "HttpClient"))
                .containsExactly(
                        "1 request, concurrency 1,000, 2 lanes, HttpClient transport",
                        "time-outs: connect 200 ms, first byte 1 s, request 5 s, run 2 min",
                        "a new connection for each request",
                        "ATTENTION: any TLS certificate is trusted");
    }

    @Test
    void tells_what_politeness_limits() {
        Politeness all = new Politeness(Delay.of(Duration.ofMillis(100)), 2, 5.0);

        assertThat(politenessOf(all))
                .isEqualTo(
                        "politeness: a pause of 100 ms before each slot's next request, 2 in flight for each host, 5/s for each host");
        Delay random = new Delay(Duration.ZERO, Duration.ofSeconds(3), 7);
        assertThat(politenessOf(new Politeness(random, null, null)))
                .isEqualTo("politeness: a pause of 0 ns to 3 s before each slot's next request");
        assertThat(politenessOf(new Politeness(null, null, 0.1)))
                .isEqualTo("politeness: 1 in 10 s for each host");
    }

    private static String politenessOf(Politeness politeness) {
        PlanSummary plan =
                plan(new RunLength(1, null), TimeLimits.DEFAULT, politeness, false, false);
        return PlanText.of(plan, "HttpClient").get(2);
    }

    @Test
    void tells_how_requests_go_and_what_is_watched_where_that_was_set() {
        long pid = ProcessHandle.current().parent().orElseThrow().pid();
        PlanSummary plan =
                PlanSummary.of(
                        aPlan().redirects(Redirects.follow())
                                .cookies()
                                .skipBodies()
                                .requestIds(new RequestIds("X-Request-Id", "a1b2"))
                                .watch(pid)
                                .build());

        assertThat(PlanText.of(plan, "HttpClient").subList(2, 7))
                .containsExactly(
                        "redirects followed: up to 20, within a host",
                        "cookies kept for each virtual user",
                        "bodies left unread",
                        "request ids in X-Request-Id: a1b2-<index>",
                        "process " + pid + " watched as the target");
    }

    @Test
    void tells_that_redirects_may_lead_anywhere() {
        PlanSummary plan =
                PlanSummary.of(
                        aPlan().redirects(Redirects.follow().most(3).toOtherHosts()).build());

        assertThat(PlanText.of(plan, "HttpClient"))
                .contains("redirects followed: up to 3, to any host");
    }

    @Test
    void tells_each_kind_of_length() {
        assertThat(lengthOf(new RunLength(100, HALF_MINUTE))).isEqualTo("100 requests or 30 s");
        assertThat(lengthOf(new RunLength(RequestSource.UNBOUNDED, HALF_MINUTE))).isEqualTo("30 s");
        assertThat(lengthOf(new RunLength(RequestSource.UNBOUNDED, null)))
                .isEqualTo("all requests of the source");
    }

    private static String lengthOf(RunLength length) {
        String first =
                PlanText.of(plan(length, TimeLimits.DEFAULT, false, false), "HttpClient").get(0);
        return first.substring(0, first.indexOf(", concurrency"));
    }

    private static PlanSummary plan(
            RunLength length, TimeLimits limits, boolean newConnections, boolean trustAll) {
        return plan(length, limits, Politeness.NONE, newConnections, trustAll);
    }

    private static PlanSummary plan(
            RunLength length,
            TimeLimits limits,
            Politeness politeness,
            boolean newConnections,
            boolean trustAll) {
        return new PlanSummary(
                "CatalogueLoadTest.every_page",
                length,
                new WorkloadModel.Closed(1_000),
                2,
                limits,
                politeness,
                newConnections,
                trustAll,
                Redirects.none(),
                false,
                false,
                null,
                null,
                List.of(),
                List.of());
    }
}
