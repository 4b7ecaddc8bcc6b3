package dev.millrace;

import dev.millrace.check.Expectation;
import dev.millrace.http.Redirects;
import dev.millrace.http.Tls;
import dev.millrace.plan.Arrivals;
import dev.millrace.plan.BadSettingException;
import dev.millrace.plan.Delay;
import dev.millrace.plan.Objective;
import dev.millrace.plan.Stage;
import dev.millrace.plan.TransportChoice;
import dev.millrace.plan.WarmUp;
import dev.millrace.plan.WatchedProcess;
import dev.millrace.request.Request;
import dev.millrace.request.RequestFactory;
import dev.millrace.request.RequestSource;
import dev.millrace.request.Requests;
import dev.millrace.request.Weighted;
import dev.millrace.result.AuditResult;
import dev.millrace.result.CapacityResult;
import dev.millrace.result.Column;
import dev.millrace.result.LoadResult;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The load of one test: settings, and the methods that send.
 *
 * <p>Injected into test methods, seeded from their annotations. Immutable: each method that changes
 * a setting returns a new {@code Load}. Values out of range are refused at once, settings that
 * contradict each other before anything is sent, both with an {@link
 * org.junit.jupiter.api.extension.ExtensionConfigurationException}.
 *
 * <p>A test may run several times; each run is judged alone. Runs never overlap: not in this JVM,
 * nor with those of other JVMs of the same user on this machine.
 */
public final class Load {

    /** The window where nothing else is said. */
    public static final int DEFAULT_CONCURRENCY = 10;

    /** What random arrivals are drawn from where nothing else is said. */
    public static final long DEFAULT_SEED = 0;

    private final LoadSession session;
    final LoadSettings settings;

    Load(LoadSession session, LoadSettings settings) {
        this.session = session;
        this.settings = settings;
    }

    private Load with(Consumer<LoadSettings> change) {
        return new Load(session, session.checked(() -> settings.with(change)));
    }

    /**
     * Bounds the number of requests.
     *
     * @param requests at most so many, at least 1
     * @return a changed copy
     */
    public Load requests(long requests) {
        return with(changed -> changed.requests = requests);
    }

    /**
     * Bounds the time for which requests are sent.
     *
     * @param duration longer than zero
     * @return a changed copy
     */
    public Load duration(Duration duration) {
        return with(changed -> changed.duration = duration);
    }

    /**
     * Sets the window.
     *
     * @param concurrency the most requests in flight, at least 1
     * @return a changed copy
     */
    public Load concurrency(int concurrency) {
        return with(changed -> changed.concurrency = concurrency);
    }

    /**
     * Sets how many requests are due a second, whatever the server does: the open model. What is
     * due while the window is full waits, and that is part of its response time; what was due and
     * not sent when the run ends is {@link LoadResult#unsent}.
     *
     * @param perSecond above 0, at most 10,000,000
     * @return a changed copy
     */
    public Load rate(double perSecond) {
        return with(changed -> changed.rate = perSecond);
    }

    /**
     * Bounds the rates that {@link #findCapacity} tries; of no effect on other runs.
     *
     * @param perSecond above 0, and not below {@link #rate}
     * @return a changed copy
     */
    public Load highestRate(double perSecond) {
        return with(
                changed -> {
                    if (!(perSecond > 0)) {
                        throw new BadSettingException("highestRate", "be above 0", perSecond);
                    }
                    changed.highestRate = perSecond;
                });
    }

    /**
     * Lets the rate change over time, as the open model of {@link #rate}: the stages follow each
     * other, and the run ends with the last one.
     *
     * @param stages at least one with a rate above 0
     * @return a changed copy
     */
    public Load stages(Stage... stages) {
        return with(changed -> changed.stages = List.of(stages));
    }

    /**
     * Says how requests arrive around the rate.
     *
     * @param arrivals CONSTANT, the default, for evenly
     * @return a changed copy
     */
    public Load arrivals(Arrivals arrivals) {
        return with(changed -> changed.arrivals = arrivals);
    }

    /**
     * Sets what random arrivals and pauses are drawn from: the same seed gives the same ones.
     *
     * @param seed any number; 0 by default
     * @return a changed copy
     */
    public Load seed(long seed) {
        return with(changed -> changed.seed = seed);
    }

    /**
     * Has the load grow to its full size in a straight line from nothing: the rate in the open
     * model, the window in the closed one.
     *
     * @param duration longer than zero; stages have ramps of their own
     * @return a changed copy
     */
    public Load rampUp(Duration duration) {
        return with(changed -> changed.rampUp = duration);
    }

    /**
     * Sends for a time before anything is recorded: {@link #warmUp(WarmUp)} with {@link
     * WarmUp#time}.
     *
     * @param duration longer than zero
     * @return a changed copy
     */
    public Load warmUp(Duration duration) {
        return with(changed -> changed.warmUp = WarmUp.time(duration));
    }

    /**
     * Sends before anything is recorded, so that caches, connections and compilers are ready. What
     * is sent counts neither for the number of requests nor for the duration; stages and ramps
     * start with it.
     *
     * @param warmUp a time, a number of requests, or until response times are steady
     * @return a changed copy
     */
    public Load warmUp(WarmUp warmUp) {
        return with(changed -> changed.warmUp = warmUp);
    }

    /**
     * Has each slot of the window send a request at fixed intervals, however long a request takes;
     * the closed model at a pace. A request that is late, as the last one took too long, keeps the
     * time at which it was due, and is sent at once.
     *
     * @param interval from one request of a slot to its next one, longer than zero
     * @return a changed copy
     */
    public Load pacing(Duration interval) {
        return with(changed -> changed.pacing = interval);
    }

    /**
     * Sets how long one request may take, from its start to the last byte of its response.
     *
     * @param timeout longer than zero
     * @return a changed copy
     */
    public Load timeout(Duration timeout) {
        return with(changed -> changed.timeout = timeout);
    }

    /**
     * Sets how long one attempt to connect may take, and a TLS handshake as long again.
     *
     * @param timeout longer than zero
     * @return a changed copy
     */
    public Load connectTimeout(Duration timeout) {
        return with(changed -> changed.connectTimeout = timeout);
    }

    /**
     * Sets how long the first byte of a response may take once its request is written.
     *
     * @param timeout longer than zero
     * @return a changed copy
     */
    public Load firstByteTimeout(Duration timeout) {
        return with(changed -> changed.firstByteTimeout = timeout);
    }

    /**
     * Sets how long the whole run may take.
     *
     * @param deadline longer than zero, and than {@link #duration}
     * @return a changed copy
     */
    public Load deadline(Duration deadline) {
        return with(changed -> changed.deadline = deadline);
    }

    /**
     * Has each slot of the window pause between the end of its request and the start of its next
     * one. The pause is in no response time: a request is due when the pause before it is over.
     *
     * @param delay longer than zero
     * @return a changed copy
     */
    public Load delay(Duration delay) {
        return with(changed -> changed.delay = Delay.of(delay));
    }

    /**
     * As {@link #delay(Duration)}, with pauses drawn at random, any time between two as likely as
     * any other: the think time of users. The pause after a request depends on its index and on
     * {@link #seed} alone.
     *
     * @param least the shortest pause, zero or longer
     * @param most the longest pause, longer than zero and no shorter than the shortest
     * @return a changed copy
     */
    public Load delay(Duration least, Duration most) {
        return with(changed -> changed.delay = new Delay(least, most, DEFAULT_SEED));
    }

    /**
     * Limits the requests in flight to one host: the name or address in the URI, whatever the port.
     * What a host may not get yet waits, and keeps other hosts' requests from being sent only when
     * four times the window wait. A request is due when its host may get it, so that this wait is
     * in no response time. The run has one lane.
     *
     * @param requests at least 1
     * @return a changed copy
     */
    public Load inFlightPerHost(int requests) {
        return with(changed -> changed.inFlightPerHost = requests);
    }

    /**
     * Limits the requests a second to one host, as {@link #inFlightPerHost} does those in flight.
     * They are spaced evenly; a host that was idle gets no burst.
     *
     * @param perSecond above 0; 0.1 for one in 10 s
     * @return a changed copy
     */
    public Load ratePerHost(double perSecond) {
        return with(changed -> changed.ratePerHost = perSecond);
    }

    /**
     * Has the run stop as soon as an objective cannot be met any more, rather than go on to its
     * planned end: too many failures for the number of requests, too many slow responses for a
     * percentile, one too slow for the longest, a window in which an objective of windows does not
     * hold. Looked at each second; where only {@link #duration} ends the run, shares cannot be lost
     * before its end. Of no effect on {@link #measure}, which judges nothing; refused for an audit.
     *
     * @return a changed copy
     */
    public Load failFast() {
        return with(changed -> changed.failFast = true);
    }

    /**
     * Says what becomes of the test where an objective is inconclusive and none is missed.
     *
     * @param onInconclusive fail or abort
     * @return a changed copy
     */
    public Load onInconclusive(OnInconclusive onInconclusive) {
        return with(changed -> changed.onInconclusive = onInconclusive);
    }

    /**
     * Says where requests go whose URI starts with {@code /}.
     *
     * @param base scheme, host and port, as {@code http://localhost:8080}; a path in it is refused
     * @return a changed copy
     */
    public Load target(String base) {
        return with(changed -> changed.target = SettingText.origin("target", base));
    }

    /**
     * Sends a header field with each request that does not set it itself; takes the place of one
     * set here before.
     *
     * @param name the field's name
     * @param value its value
     * @return a changed copy
     */
    public Load header(String name, String value) {
        return with(
                changed -> {
                    SettingText.checkField("header", name, value);
                    changed.headers.put(name, value);
                });
    }

    /**
     * Says how HTTPS is spoken.
     *
     * @param tls the trust, client certificate and server name
     * @return a changed copy
     */
    public Load tls(Tls tls) {
        return with(
                changed -> {
                    SettingText.checkStores("tls", tls);
                    changed.tls = tls;
                });
    }

    /**
     * Connects somewhere else than a URI says; Host header and server name stay those of the URI.
     *
     * @param authority host and port of the URIs, as {@code shop.example:443}
     * @param address host and port to connect to, as {@code 127.0.0.1:8443}
     * @return a changed copy
     */
    public Load connectTo(String authority, String address) {
        return with(
                changed ->
                        changed.addresses.put(
                                SettingText.hostAndPort("connectTo", authority)
                                        .toLowerCase(Locale.ROOT),
                                SettingText.hostAndPort("connectTo", address)));
    }

    /**
     * Opens a connection for each request and closes it after the response, instead of keeping
     * connections alive.
     *
     * @return a changed copy
     */
    public Load newConnectionPerRequest() {
        return with(changed -> changed.newConnectionPerRequest = true);
    }

    /**
     * Sets how many bytes of a body are kept for the expectations that read it; 64 KiB by default.
     *
     * @param bytes not negative
     * @return a changed copy
     */
    public Load bodyLimit(int bytes) {
        return with(changed -> changed.bodyLimit = bytes);
    }

    /**
     * Watches the process of the system under test, so that it may have ceilings: its live heap,
     * its resident set and its CPU time are part of the result.
     *
     * <p>For the heap, another JVM of the same user is asked to start its management agent, which
     * then listens on loopback as long as that JVM lives.
     *
     * @param pid the id of another process of this machine, which must be running
     * @return a changed copy
     */
    public Load watch(long pid) {
        return with(changed -> changed.watch = new WatchedProcess(pid));
    }

    /**
     * Sends with each request a header field that no other request has, so that it can be found in
     * the target's log: {@code <run id>-<index>}, where the run's id differs for each run. It is
     * added after the fields that the request has of its own.
     *
     * @param header the field's name, such as {@code X-Request-Id}
     * @return a changed copy
     */
    public Load requestIds(String header) {
        return with(
                changed -> {
                    SettingText.checkField("requestIds", header, "");
                    changed.requestIdHeader = header;
                });
    }

    /**
     * Leaves bodies unread: a response is complete once its header is in. Bodies of up to 16 KiB
     * that come at once are read and dropped, so that the connection is kept; otherwise it is
     * closed.
     *
     * @return a changed copy
     */
    public Load skipBodies() {
        return with(changed -> changed.skipBodies = true);
    }

    /**
     * Follows redirects, so that a request ends with the response that they lead to. Its times last
     * from its own start to the last byte of that response; the redirects are no requests of their
     * own, and {@code timeout} covers them all.
     *
     * @param redirects how many, and whether to other hosts; by default none is followed
     * @return a changed copy
     */
    public Load redirects(Redirects redirects) {
        return with(changed -> changed.redirects = redirects);
    }

    /**
     * Gives each virtual user a cookie jar of its own: what its responses set, its requests send
     * back, by the rules for domain, path and expiry. A virtual user is a slot of the window: there
     * are as many as {@link #concurrency}, and one sends its requests one after the other. A jar
     * keeps 50 cookies, of 4 KiB each at most and from 50 hosts at most, and ignores more.
     *
     * @return a changed copy
     */
    public Load cookies() {
        return with(changed -> changed.cookies = true);
    }

    /**
     * Forces a transport. DIRECT is refused where redirects are followed, cookies are kept or
     * bodies are left unread; the result says which was used.
     *
     * @param transport AUTO, the default, for the cheapest that can do what is asked
     * @return a changed copy
     */
    public Load transport(TransportChoice transport) {
        return with(changed -> changed.transport = transport);
    }

    /**
     * Adds expectations that each response must meet.
     *
     * @param expectations the expectations
     * @return a changed copy
     */
    public Load expect(Expectation... expectations) {
        return with(changed -> changed.expectations.addAll(List.of(expectations)));
    }

    /**
     * Writes a row for each request to a file, while the run goes on, with {@linkplain Column#ALL
     * all columns}.
     *
     * @param file CSV where its name ends in {@code .csv}, JSON lines where it ends in {@code
     *     .jsonl}; each run replaces it at its end, and writes to a file with {@code .part} behind
     *     its name until then
     * @return a changed copy
     */
    public Load writeRows(Path file) {
        return with(changed -> changed.writtenRows = new WrittenRows(file, Column.ALL));
    }

    /**
     * Writes a row for each request to a file, while the run goes on, with these columns only.
     *
     * @param file CSV where its name ends in {@code .csv}, JSON lines where it ends in {@code
     *     .jsonl}; each run replaces it at its end, and writes to a file with {@code .part} behind
     *     its name until then
     * @param columns at least one, each with a name of its own
     * @return a changed copy
     */
    public Load writeRows(Path file, Column... columns) {
        return with(changed -> changed.writtenRows = new WrittenRows(file, List.of(columns)));
    }

    /**
     * Sends the requests that a factory makes, and judges the result.
     *
     * @param factory makes the request for an index, lazily; {@link #requests} or {@link #duration}
     *     says when to end
     * @return the result, where the verdict is met
     * @throws org.opentest4j.AssertionFailedError if it is missed, or inconclusive where that is to
     *     fail
     * @throws org.opentest4j.TestAbortedException if it is inconclusive and that is to abort
     */
    public LoadResult run(RequestFactory factory) {
        return session.judged(settings, RequestSource.of(factory), true);
    }

    /**
     * Sends a mix of requests, and judges the result: {@code load.mix(weight(70, browse),
     * weight(30, order))}.
     *
     * @param parts at least one, of {@link dev.millrace.request.Requests#weight}
     * @return the result, where the verdict is met
     * @throws org.opentest4j.AssertionFailedError if it is missed, or inconclusive where that is to
     *     fail
     * @throws org.opentest4j.TestAbortedException if it is inconclusive and that is to abort
     */
    public LoadResult mix(Weighted... parts) {
        return run(Requests.mix(parts));
    }

    /**
     * Sends the requests of an iterator, and judges the result.
     *
     * @param requests read lazily under one lock, to its end unless another bound comes first
     * @return the result, where the verdict is met
     * @throws org.opentest4j.AssertionFailedError if it is missed, or inconclusive where that is to
     *     fail
     * @throws org.opentest4j.TestAbortedException if it is inconclusive and that is to abort
     */
    public LoadResult run(Iterator<? extends Request> requests) {
        return session.judged(settings, RequestSource.of(requests), false);
    }

    /**
     * Sends the requests of an iterable, and judges the result; as {@link #run(Iterator)}.
     *
     * @param requests read lazily
     * @return the result, where the verdict is met
     */
    public LoadResult run(Iterable<? extends Request> requests) {
        return run(requests.iterator());
    }

    /**
     * Sends the requests of a stream, closes it, and judges the result; as {@link #run(Iterator)}.
     *
     * @param requests read lazily, never collected
     * @return the result, where the verdict is met
     */
    public LoadResult run(Stream<? extends Request> requests) {
        return session.judged(settings, RequestSource.of(requests), false);
    }

    /**
     * Sends the requests that a factory makes, without a verdict.
     *
     * @param factory makes the request for an index, lazily; {@link #requests} or {@link #duration}
     *     says when to end
     * @return the result, whatever it is
     */
    public LoadResult measure(RequestFactory factory) {
        return session.measured(settings, RequestSource.of(factory), true);
    }

    /**
     * Sends the requests of an iterator, without a verdict.
     *
     * @param requests read lazily under one lock
     * @return the result, whatever it is
     */
    public LoadResult measure(Iterator<? extends Request> requests) {
        return session.measured(settings, RequestSource.of(requests), false);
    }

    /**
     * Sends the requests of an iterable, without a verdict.
     *
     * @param requests read lazily
     * @return the result, whatever it is
     */
    public LoadResult measure(Iterable<? extends Request> requests) {
        return measure(requests.iterator());
    }

    /**
     * Sends the requests of a stream and closes it, without a verdict.
     *
     * @param requests read lazily, never collected
     * @return the result, whatever it is
     */
    public LoadResult measure(Stream<? extends Request> requests) {
        return session.measured(settings, RequestSource.of(requests), false);
    }

    /**
     * Asks for each URL of a list once, and writes a row of a report for each as it comes: what
     * answered, or what kept it from answering. Judges nothing, so that expectations and objectives
     * are refused, and stops for no URL. Started again after it was killed it goes on where the
     * report ends.
     *
     * <p>What is not set is set for the purpose: redirects are followed, 10 at most and to other
     * hosts too; bodies are not read; connecting may take 3 s, a request 10 s, and all of it a
     * week.
     *
     * @param urls a CSV file with a column {@code url} in its header, or one URL a line
     * @param report a CSV file: a new one, or what an earlier session has written of this list
     * @return what is in the report
     * @throws org.opentest4j.AssertionFailedError if it was cut short, as by the deadline
     * @throws java.io.UncheckedIOException if the report cannot be written any further
     */
    public AuditResult audit(Path urls, Path report) {
        return session.audited(settings, urls, report);
    }

    /**
     * Searches for the highest rate at which the test's objectives hold.
     *
     * <p>Each step is a run in the open model, whose requests start with index 0: the first at
     * {@link #rate}, 100 a second where it is not set, and as long as {@link #duration}, 5 s where
     * that is not set, or longer where a percentile needs more samples, after a {@link #warmUp} of
     * a quarter of that. The rate is doubled until the objectives are missed twice, then the gap is
     * halved until it is 2 % wide, 10 % where the generator is in the way; the highest rate that
     * held is confirmed by a run four times as long. {@link #deadline} bounds all of it, {@link
     * #highestRate} the rate. What says otherwise when requests are sent is refused, and so is a
     * search without an objective for the response time, as a target with a queue takes any rate
     * for a while.
     *
     * @param factory makes the request for an index, lazily
     * @return what was found, where that is the target's limit or the objectives held at the
     *     highest rate
     * @throws org.opentest4j.AssertionFailedError if the objectives held at no rate, the search was
     *     cut short, or it is inconclusive where that is to fail: no longer run confirmed the rate,
     *     an objective could not be judged, or the generator was the limit
     * @throws org.opentest4j.TestAbortedException if it is inconclusive and that is to abort
     */
    public CapacityResult findCapacity(RequestFactory factory) {
        return session.searched(settings, factory);
    }

    /**
     * Searches for the highest rate at which objectives hold, which take the place of the test's
     * own; as {@link #findCapacity(RequestFactory)}.
     *
     * @param objectives such as {@link Objective#percentile(double, Duration)} and {@link
     *     Objective#failures(double)}; none may fail where none speaks of failures
     * @param factory makes the request for an index, lazily
     * @return what was found
     */
    public CapacityResult findCapacity(List<Objective> objectives, RequestFactory factory) {
        return with(changed -> changed.objectives = List.copyOf(objectives)).findCapacity(factory);
    }
}
