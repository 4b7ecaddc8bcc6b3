package dev.millrace;

import dev.millrace.audit.UrlAudit;
import dev.millrace.capacity.CapacityRun;
import dev.millrace.clock.NanoClock;
import dev.millrace.memory.TargetWatch;
import dev.millrace.plan.LoadPlan;
import dev.millrace.report.AuditBlock;
import dev.millrace.report.CapacityBlock;
import dev.millrace.report.Console;
import dev.millrace.report.KeptFiles;
import dev.millrace.request.RequestFactory;
import dev.millrace.request.RequestSource;
import dev.millrace.result.AuditResult;
import dev.millrace.result.CapacityResult;
import dev.millrace.result.LoadResult;
import dev.millrace.run.LoadRunner;
import dev.millrace.run.RunListener;
import dev.millrace.transport.jetty.JettyTransports;
import dev.millrace.verdict.Ruling;
import dev.millrace.verdict.Verdict;
import dev.millrace.verdict.VerdictMessage;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/** The loads of one test: runs them one after the other, and remembers what the test did. */
final class LoadSession {

    private final String who;
    private final String test;
    private final Overrides overrides;
    private final Consumer<KeptFiles> files;
    private final AtomicInteger runs = new AtomicInteger();
    private final AtomicInteger judgedRuns = new AtomicInteger();

    /**
     * Opens a session.
     *
     * @param who what errors name as their origin
     * @param test the test's name
     * @param overrides what was set from outside
     * @param files takes what is to be kept of each result
     */
    LoadSession(String who, String test, Overrides overrides, Consumer<KeptFiles> files) {
        this.who = who;
        this.test = test;
        this.overrides = overrides;
        this.files = files;
    }

    int runs() {
        return runs.get();
    }

    int judgedRuns() {
        return judgedRuns.get();
    }

    /** Does something with the settings of the test's {@link Load}. */
    <T> T checked(Supplier<T> action) {
        return SettingsErrors.checked("Load", test, action);
    }

    LoadResult measured(LoadSettings settings, RequestSource source, boolean needsBound) {
        // Nothing is judged, so that nothing can be lost.
        LoadSettings unjudged = settings.with(changed -> changed.failFast = false);
        return send(unjudged, source, needsBound, new RunReport(false, files));
    }

    LoadResult judged(LoadSettings settings, RequestSource source, boolean needsBound) {
        judgedRuns.incrementAndGet();
        LoadResult result = send(settings, source, needsBound, new RunReport(true, files));
        Verdict verdict = Verdict.of(result);
        return met(settings, verdict.ruling(), result, () -> VerdictMessage.of(result, verdict));
    }

    /** Returns a result that is met; any other ends the test. */
    private static <T> T met(
            LoadSettings settings, Ruling ruling, T result, Supplier<String> message) {
        if (ruling == Ruling.MET) {
            return result;
        }
        if (ruling == Ruling.INCONCLUSIVE && settings.onInconclusive == OnInconclusive.ABORT) {
            throw new TestAbortedException(message.get());
        }
        throw new AssertionFailedError(message.get());
    }

    /** Searches for the highest rate at which the objectives hold. */
    CapacityResult searched(LoadSettings settings, RequestFactory factory) {
        judgedRuns.incrementAndGet();
        String name = startRun();
        CapacitySettings search =
                SettingsErrors.checked(
                        overrides.blamed(who),
                        test,
                        () -> new CapacitySettings(name, settings, overrides));
        skipSearch(search.firstPlan(), RequestSource.of(factory));
        CapacityReport report = new CapacityReport(name, files);
        CapacityRun.StepRunner steps =
                (step, timeLeft, listener) -> {
                    LoadPlan plan = search.planOf(step, timeLeft);
                    runner(plan).run(plan, RequestSource.of(factory), listener);
                };
        CapacityResult result =
                locked(
                        name,
                        () -> CapacityRun.of(name, search.plan(), NanoClock.SYSTEM, steps, report));
        return met(
                settings, Ruling.of(result.ending()), result, () -> CapacityBlock.message(result));
    }

    /** Where a single request is asked for, nothing is searched for. */
    private void skipSearch(LoadPlan first, RequestSource source) {
        try (source) {
            skipWhereNothingIsToBeSent(first, source);
            if (overrides.only() != null) {
                run(first, source, new RunReport(false, files), null);
                throw new TestAbortedException(
                        "-Dmillrace.only=" + overrides.only() + ": no capacity was searched for");
            }
        }
    }

    /** Audits a list of URLs, and fails where that was cut short. */
    AuditResult audited(LoadSettings settings, Path urls, Path report) {
        String name = startRun();
        LoadPlan plan =
                SettingsErrors.checked(
                        overrides.blamed(who),
                        test,
                        () -> overrides.applyTo(settings).auditPlan(name));
        if (overrides.only() != null) {
            throw SettingsErrors.error("-Dmillrace.only", "a run that is no audit", test);
        }
        UrlAudit audit = checked(() -> new UrlAudit(urls, report, NanoClock.SYSTEM));
        try (RequestSource source = audit.requests()) {
            skipWhereNothingIsToBeSent(plan, source);
        }
        RunListener listener = new RunReport(false, files);
        AuditResult result =
                locked(name, () -> checked(() -> audit.run(runner(plan), plan, listener)));
        Console.print(AuditBlock.of(name, result));
        LoadResult sent = result.sent();
        if (sent != null && !sent.stopReason().planned()) {
            throw new AssertionFailedError(AuditBlock.cutShort(name, result, sent.stopReason()));
        }
        return result;
    }

    private String startRun() {
        if (LoadRunner.onLane()) {
            throw SettingsErrors.error(
                    "Load",
                    "that no run be started by the factory or an expectation of another run",
                    test);
        }
        int run = runs.incrementAndGet();
        return run == 1 ? test : test + " #" + run;
    }

    private void skipWhereNothingIsToBeSent(LoadPlan plan, RequestSource source) {
        if (!overrides.enabled()) {
            throw new TestAbortedException("-Dmillrace.enabled=false: nothing was sent");
        }
        if (overrides.dryRun()) {
            DryRun.print(plan, JettyTransports.of(plan).name(), source);
            throw new TestAbortedException("-Dmillrace.dryRun=true: nothing was sent");
        }
    }

    private LoadResult send(
            LoadSettings settings, RequestSource source, boolean needsBound, RunListener report) {
        String name = startRun();
        try (source) {
            LoadPlan plan = plan(settings, needsBound, name);
            skipWhereNothingIsToBeSent(plan, source);
            return run(plan, source, report, settings.writtenRows);
        }
    }

    private LoadPlan plan(LoadSettings settings, boolean needsBound, String name) {
        LoadSettings effective = overrides.applyTo(settings);
        if (needsBound && !effective.bounded()) {
            throw SettingsErrors.error(
                    who,
                    "that `requests` or `duration` be set where a factory makes the requests, but neither was",
                    test);
        }
        return SettingsErrors.checked(
                overrides.blamed(who), test, () -> TargetWatch.checked(effective.plan(name)));
    }

    private LoadResult run(
            LoadPlan plan, RequestSource source, RunListener report, @Nullable WrittenRows rows) {
        Long only = overrides.only();
        if (only == null) {
            return locked(plan.name(), () -> run(runner(plan), plan, source, report, rows));
        }
        Replay replay = new Replay(plan, only);
        LoadRunner shown =
                new LoadRunner(replay.transports(JettyTransports.of(plan)), NanoClock.SYSTEM);
        return locked(plan.name(), () -> shown.run(replay.plan(), replay.source(source), report));
    }

    private static LoadRunner runner(LoadPlan plan) {
        return new LoadRunner(JettyTransports.of(plan), NanoClock.SYSTEM);
    }

    private LoadResult run(
            LoadRunner runner,
            LoadPlan plan,
            RequestSource source,
            RunListener report,
            @Nullable WrittenRows rows) {
        if (rows == null) {
            return runner.run(plan, source, report);
        }
        try (RowOutput output = checked(() -> new RowOutput(rows, report))) {
            return runner.run(plan, source, output, output.tap());
        }
    }

    @SuppressWarnings("try") // the lock is only to be held
    private <T> T locked(String name, Supplier<T> run) {
        RunLock lock = new RunLock(name, holder -> RunReport.waiting(name, holder));
        try (RunLock.Held held = lock.acquire()) {
            return run.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionFailedError(
                    test
                            + " was interrupted while it waited for another load test to end; nothing was sent",
                    e);
        }
    }
}
