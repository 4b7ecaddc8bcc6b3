package dev.millrace;

import dev.millrace.clock.NanoClock;
import dev.millrace.plan.LoadPlan;
import dev.millrace.request.RequestSource;
import dev.millrace.result.LoadResult;
import dev.millrace.run.LoadRunner;
import dev.millrace.run.RunListener;
import dev.millrace.transport.TransportFactory;
import dev.millrace.transport.jetty.HttpClientTransports;
import dev.millrace.verdict.Ruling;
import dev.millrace.verdict.Verdict;
import dev.millrace.verdict.VerdictMessage;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/** The loads of one test: runs them one after the other, and remembers what the test did. */
final class LoadSession {

    private final String test;
    private final Overrides overrides;
    private final Consumer<LoadResult> files;
    private int runs;
    private int judgedRuns;

    LoadSession(String test, Overrides overrides, Consumer<LoadResult> files) {
        this.test = test;
        this.overrides = overrides;
        this.files = files;
    }

    int runs() {
        return runs;
    }

    int judgedRuns() {
        return judgedRuns;
    }

    <T> T checked(String who, Supplier<T> action) {
        return SettingsErrors.checked(who, test, action);
    }

    LoadResult measured(LoadSettings settings, RequestSource source, boolean needsBound) {
        return send(settings, source, needsBound, new RunReport(false, files));
    }

    LoadResult judged(LoadSettings settings, RequestSource source, boolean needsBound) {
        judgedRuns++;
        LoadResult result = send(settings, source, needsBound, new RunReport(true, files));
        Verdict verdict = Verdict.of(result);
        if (verdict.met()) {
            return result;
        }
        String message = VerdictMessage.of(result, verdict);
        if (verdict.ruling() == Ruling.INCONCLUSIVE
                && settings.onInconclusive == OnInconclusive.ABORT) {
            throw new TestAbortedException(message);
        }
        throw new AssertionFailedError(message);
    }

    private LoadResult send(
            LoadSettings settings, RequestSource source, boolean needsBound, RunListener report) {
        runs++;
        LoadSettings effective = overrides.applyTo(settings);
        if (needsBound && !effective.bounded()) {
            throw SettingsErrors.error(
                    "@LoadTest",
                    "that `requests` or `duration` be set where a factory makes the requests, but neither was",
                    test);
        }
        String name = runs == 1 ? test : test + " #" + runs;
        LoadPlan plan = checked("@LoadTest", () -> effective.plan(name));
        if (overrides.dryRun()) {
            DryRun.print(plan, source);
            throw new TestAbortedException("-Dmillrace.dryRun=true: nothing was sent");
        }
        TransportFactory transports = new HttpClientTransports();
        long only = overrides.only();
        if (only < 0) {
            return locked(plan, source, transports, report);
        }
        Replay replay = new Replay(plan, only);
        return locked(replay.plan(), replay.source(source), replay.transports(transports), report);
    }

    @SuppressWarnings("try") // the lock is only to be held
    private LoadResult locked(
            LoadPlan plan,
            RequestSource source,
            TransportFactory transports,
            RunListener listener) {
        RunLock lock = new RunLock(() -> RunReport.waiting(plan.name()));
        try (source;
                RunLock.Held held = lock.acquire()) {
            return new LoadRunner(transports, NanoClock.SYSTEM).run(plan, source, listener);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionFailedError(
                    test
                            + " was interrupted while it waited for another load test to end; nothing was sent",
                    e);
        }
    }
}
