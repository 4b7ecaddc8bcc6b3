package dev.millrace.run;

import static dev.millrace.request.Requests.get;
import static dev.millrace.run.FakeTransport.response;
import static dev.millrace.server.Behaviours.ok;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.clock.NanoClock;
import dev.millrace.plan.Delay;
import dev.millrace.plan.LoadPlan;
import dev.millrace.plan.Plans;
import dev.millrace.plan.Politeness;
import dev.millrace.request.Request;
import dev.millrace.request.RequestFactory;
import dev.millrace.request.RequestSource;
import dev.millrace.result.LoadResult;
import dev.millrace.server.Certificates;
import dev.millrace.server.RawServer;
import dev.millrace.server.Script;
import dev.millrace.transport.TransportFactory;
import dev.millrace.transport.jetty.JettyTransports;
import dev.millrace.verdict.Bound;
import dev.millrace.verdict.Bound.Cause;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Each cause that can be brought about on any machine, and what the report makes of it. */
@Timeout(120)
class BoundCausesTests {

    /** Long enough to tell whether a lane has time to spare. */
    private static final Duration LONG_ENOUGH = ofMillis(1_500);

    private static final Request PAGE = get("http://localhost/");

    private static Plans plan(int window) {
        return Plans.aPlan().unbounded().duration(LONG_ENOUGH).concurrency(window);
    }

    private static LoadResult run(LoadPlan plan, TransportFactory transports, RequestFactory made) {
        return new LoadRunner(transports, NanoClock.SYSTEM)
                .run(plan, RequestSource.of(made), new RunListener() {});
    }

    private static LoadResult run(Plans plans, RequestFactory made) {
        LoadPlan plan = plans.build();
        return run(plan, JettyTransports.of(plan), made);
    }

    private static Cause cause(LoadResult result) {
        return Bound.of(result).cause();
    }

    /** Answers after some time, each connection by itself. */
    private static Script after(Duration time) {
        return answeringOnce(() -> LockSupport.parkNanos(time.toNanos()));
    }

    /** Answers after some time, one request after the other. */
    private static Script oneAtATimeAfter(Duration time) {
        ReentrantLock server = new ReentrantLock(true);
        return answeringOnce(
                () -> {
                    server.lock();
                    try {
                        LockSupport.parkNanos(time.toNanos());
                    } finally {
                        server.unlock();
                    }
                });
    }

    private static Script answeringOnce(Runnable work) {
        return Script.answering(
                request -> {
                    work.run();
                    return "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";
                });
    }

    @Test
    void a_small_window() {
        try (RawServer server = RawServer.start(after(ofMillis(20)))) {
            LoadResult result = run(plan(2), i -> get(server.uri("/" + i)));

            assertThat(cause(result)).isEqualTo(Cause.WINDOW);
        }
    }

    @Test
    void a_slow_server() {
        try (RawServer server = RawServer.start(oneAtATimeAfter(ofMillis(5)))) {
            LoadResult result = run(plan(20), i -> get(server.uri("/" + i)));

            assertThat(cause(result)).isEqualTo(Cause.SERVER);
        }
    }

    @Test
    void a_slow_lambda() {
        try (RawServer server = RawServer.start(ok("here"))) {
            LoadResult result =
                    run(
                            plan(20),
                            i -> {
                                LockSupport.parkNanos(2_000_000);
                                return get(server.uri("/" + i));
                            });

            assertThat(cause(result)).isEqualTo(Cause.USER_CODE);
        }
    }

    @Test
    void a_lane_that_is_kept_off_the_processors() throws InterruptedException {
        LoadResult result = Hogs.beside(4, BoundCausesTests::neverWaiting);

        assertThat(cause(result)).isEqualTo(Cause.STARVED);
    }

    @Test
    void a_lane_that_never_waits() {
        LoadResult result = neverWaiting();

        // On a machine that does other things as well it is kept off its processor too.
        assertThat(cause(result)).isIn(Cause.GENERATOR_CPU, Cause.STARVED);
    }

    private static LoadResult neverWaiting() {
        return run(plan(10).build(), FakeTransports.answering(request -> response(200)), i -> PAGE);
    }

    @Test
    void a_machine_without_a_processor_to_spare() throws InterruptedException {
        try (RawServer server = RawServer.start(after(ofMillis(30)))) {
            RequestFactory costly =
                    i -> {
                        compute(ofMillis(3));
                        return get(server.uri("/" + i));
                    };

            LoadResult result = Hogs.beside(1, () -> run(plan(3), costly));

            assertThat(cause(result)).isEqualTo(Cause.MACHINE_CPU);
        }
    }

    /** Needs a processor for so long, however long it waits for one. */
    private static void compute(Duration time) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long end = threads.getCurrentThreadCpuTime() + time.toNanos();
        while (threads.getCurrentThreadCpuTime() < end) {
            Thread.onSpinWait();
        }
    }

    @Test
    void slow_handshakes() {
        Certificates certificates = Certificates.shared();
        Script slowToShakeHands =
                client -> {
                    LockSupport.parkNanos(30_000_000);
                    ok("here").play(client);
                };
        try (RawServer server = RawServer.startTls(certificates, slowToShakeHands)) {
            Plans plans = plan(4).newConnectionPerRequest().tls(certificates.trustingTheServer());

            LoadResult result = run(plans, i -> get(server.uri("/" + i)));

            assertThat(cause(result)).isEqualTo(Cause.CONNECTING);
        }
    }

    @Test
    void a_schedule_that_is_kept() {
        try (RawServer server = RawServer.start(ok("here"))) {
            LoadResult result = run(plan(20).rate(100), i -> get(server.uri("/" + i)));

            assertThat(cause(result)).isEqualTo(Cause.SCHEDULE);
        }
    }

    @Test
    void a_schedule_that_the_window_cannot_keep() {
        try (RawServer server = RawServer.start(after(ofMillis(50)))) {
            LoadResult result = run(plan(2).rate(1_000), i -> get(server.uri("/" + i)));

            assertThat(cause(result)).isEqualTo(Cause.WINDOW);
        }
    }

    @Test
    void pauses_that_were_asked_for() {
        try (RawServer server = RawServer.start(ok("here"))) {
            Plans paused = plan(20).politeness(new Politeness(Delay.of(ofMillis(200)), null, null));

            LoadResult result = run(paused, i -> get(server.uri("/" + i)));

            assertThat(cause(result)).isEqualTo(Cause.POLITENESS);
        }
    }

    @Test
    void a_handful_of_requests() {
        try (RawServer server = RawServer.start(after(ofMillis(20)))) {
            LoadResult result =
                    run(Plans.aPlan().requests(5).concurrency(100), i -> get(server.uri("/" + i)));

            assertThat(cause(result)).isEqualTo(Cause.TOO_LITTLE);
        }
    }

    @Test
    void a_server_in_the_same_process_is_told_of() {
        try (RawServer server = RawServer.start(ok("here"))) {
            LoadResult result = run(plan(2), i -> get(server.uri("/" + i)));

            assertThat(result.generator().ownTarget()).isTrue();
            assertThat(Bound.of(result).sentence()).contains("in this very process");
        }
    }

    @Test
    void none_where_nothing_answers() {
        LoadResult result =
                run(
                        Plans.aPlan().requests(5).timeout(ofSeconds(1)).build(),
                        FakeTransports.refusing(),
                        i -> get("http://localhost/" + i));

        assertThat(cause(result)).isEqualTo(Cause.UNKNOWN);
    }
}
