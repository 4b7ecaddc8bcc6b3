package dev.millrace.plan;

import dev.millrace.check.Expectation;
import dev.millrace.http.Origin;
import dev.millrace.http.Redirects;
import dev.millrace.http.Tls;
import dev.millrace.request.RequestSource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes plans for tests: what is not said has its default; one lane, a window of 10. */
public final class Plans {

    private int concurrency = 10;
    private long requests = 1_000;
    private Duration connect = TimeLimits.DEFAULT.connect();
    private @Nullable Duration firstByte = TimeLimits.DEFAULT.firstByte();
    private Duration timeout = TimeLimits.DEFAULT.total();
    private Duration deadline = TimeLimits.DEFAULT.deadline();
    private @Nullable Duration duration;
    private Politeness politeness = Politeness.NONE;
    private int lanes = 1;
    private boolean failFast;
    private boolean persistent;
    private List<Expectation> expectations = List.of();
    private List<Objective> objectives = List.of();
    private @Nullable RequestIds requestIds;
    private @Nullable WatchedProcess watch;
    private @Nullable Origin target;
    private Map<String, String> headers = Map.of();
    private Tls tls = Tls.jdkTrust();
    private boolean newConnectionPerRequest;
    private Map<String, String> addresses = Map.of();
    private Set<String> allowedHosts = Set.of();
    private int bodyLimit = ConnectionOptions.DEFAULT_BODY_LIMIT;
    private Redirects redirects = Redirects.none();
    private boolean skipBodies;
    private boolean cookies;
    private TransportChoice transport = TransportChoice.AUTO;

    private Duration rampUp = Duration.ZERO;
    private @Nullable Duration pacing;
    private List<Stage> stages = List.of();
    private Arrivals arrivals = Arrivals.CONSTANT;
    private long seed = 1;

    private @Nullable WarmUp warmUp;

    private Plans() {}

    public static Plans aPlan() {
        return new Plans();
    }

    public Plans concurrency(int window) {
        this.concurrency = window;
        return this;
    }

    public Plans rampUp(Duration length) {
        this.rampUp = length;
        return this;
    }

    public Plans pacing(Duration interval) {
        this.pacing = interval;
        return this;
    }

    public Plans warmUp(WarmUp sent) {
        this.warmUp = sent;
        return this;
    }

    public Plans rate(double perSecond) {
        return stages(Stage.hold(perSecond, Stage.UNENDING));
    }

    public Plans stages(Stage... all) {
        this.stages = List.of(all);
        return this;
    }

    public Plans seed(long drawnFrom) {
        this.seed = drawnFrom;
        return this;
    }

    public Plans arrivals(Arrivals kind) {
        this.arrivals = kind;
        return this;
    }

    public Plans requests(long count) {
        this.requests = count;
        return this;
    }

    public Plans connectTimeout(Duration limit) {
        this.connect = limit;
        return this;
    }

    public Plans firstByteTimeout(Duration limit) {
        this.firstByte = limit;
        return this;
    }

    public Plans timeout(Duration limit) {
        this.timeout = limit;
        return this;
    }

    public Plans deadline(Duration limit) {
        this.deadline = limit;
        return this;
    }

    public Plans duration(Duration length) {
        this.duration = length;
        return this;
    }

    public Plans unbounded() {
        return requests(RequestSource.UNBOUNDED);
    }

    public Plans politeness(Politeness limits) {
        this.politeness = limits;
        return this;
    }

    public Plans lanes(int count) {
        this.lanes = count;
        return this;
    }

    public Plans failFast() {
        this.failFast = true;
        return this;
    }

    public Plans persistent() {
        this.persistent = true;
        return this;
    }

    public Plans expectations(Expectation... expected) {
        this.expectations = List.of(expected);
        return this;
    }

    public Plans objectives(Objective... demanded) {
        this.objectives = List.of(demanded);
        return this;
    }

    public Plans requestIds(RequestIds ids) {
        this.requestIds = ids;
        return this;
    }

    public Plans watch(long pid) {
        this.watch = new WatchedProcess(pid);
        return this;
    }

    public Plans target(String uri) {
        this.target = Origin.of(uri);
        return this;
    }

    public Plans header(String name, String value) {
        return headers(Map.of(name, value));
    }

    public Plans headers(Map<String, String> fields) {
        this.headers = fields;
        return this;
    }

    public Plans tls(Tls spoken) {
        this.tls = spoken;
        return this;
    }

    public Plans newConnectionPerRequest() {
        this.newConnectionPerRequest = true;
        return this;
    }

    public Plans address(String authority, String connectTo) {
        this.addresses = Map.of(authority, connectTo);
        return this;
    }

    public Plans allowing(String... hosts) {
        this.allowedHosts = Set.of(hosts);
        return this;
    }

    public Plans bodyLimit(int bytes) {
        this.bodyLimit = bytes;
        return this;
    }

    public Plans redirects(Redirects followed) {
        this.redirects = followed;
        return this;
    }

    public Plans skipBodies() {
        this.skipBodies = true;
        return this;
    }

    public Plans cookies() {
        this.cookies = true;
        return this;
    }

    public Plans transport(TransportChoice choice) {
        this.transport = choice;
        return this;
    }

    public LoadPlan build() {
        return new LoadPlan(
                "Plans.a_plan",
                stages.isEmpty()
                        ? new WorkloadModel.Closed(concurrency, rampUp, pacing)
                        : new WorkloadModel.Open(concurrency, stages, arrivals, seed),
                new RunLength(requests, duration, warmUp),
                new TimeLimits(connect, firstByte, timeout, deadline),
                connections(),
                politeness,
                lanes,
                requestIds,
                watch,
                failFast,
                persistent,
                expectations,
                objectives);
    }

    private ConnectionOptions connections() {
        return new ConnectionOptions(
                target,
                headers,
                tls,
                newConnectionPerRequest,
                addresses,
                allowedHosts,
                bodyLimit,
                skipBodies,
                redirects,
                cookies,
                transport);
    }
}
