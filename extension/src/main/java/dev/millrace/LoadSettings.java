package dev.millrace;

import dev.millrace.check.Expectation;
import dev.millrace.clock.DurationText;
import dev.millrace.http.Origin;
import dev.millrace.http.Redirects;
import dev.millrace.http.Tls;
import dev.millrace.plan.Arrivals;
import dev.millrace.plan.BadSettingException;
import dev.millrace.plan.ConnectionOptions;
import dev.millrace.plan.Delay;
import dev.millrace.plan.LoadPlan;
import dev.millrace.plan.Objective;
import dev.millrace.plan.Politeness;
import dev.millrace.plan.RequestIds;
import dev.millrace.plan.RunLength;
import dev.millrace.plan.Stage;
import dev.millrace.plan.TimeLimits;
import dev.millrace.plan.TransportChoice;
import dev.millrace.plan.WarmUp;
import dev.millrace.plan.WatchedProcess;
import dev.millrace.plan.Window;
import dev.millrace.plan.WorkloadModel;
import dev.millrace.request.RequestSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a test has set so far; changed only through {@link #with}, which leaves the original as it
 * was and refuses values that are wrong in themselves.
 */
final class LoadSettings {

    /** Half of what a lane was seen to send on time: {@code ci/bench lag}. */
    private static final double RATE_OF_A_LANE = 10_000;

    private static final Redirects AUDIT_REDIRECTS = Redirects.follow().most(10).toOtherHosts();

    /** One broken URL must not take long, and a list of any length may. */
    private static final TimeLimits AUDIT_LIMITS =
            new TimeLimits(Duration.ofSeconds(3), null, Duration.ofSeconds(10), Duration.ofDays(7));

    long requests = RequestSource.UNBOUNDED;
    @Nullable Duration duration;
    int concurrency = Load.DEFAULT_CONCURRENCY;
    @Nullable Double rate;
    double highestRate = Double.POSITIVE_INFINITY;
    List<Stage> stages = List.of();
    @Nullable WarmUp warmUp;
    @Nullable Duration rampUp;
    @Nullable Duration pacing;
    Arrivals arrivals = Arrivals.CONSTANT;
    long seed = Load.DEFAULT_SEED;
    int lanes;
    @Nullable Delay delay;
    @Nullable Integer inFlightPerHost;
    @Nullable Double ratePerHost;
    @Nullable Duration timeout;
    @Nullable Duration connectTimeout;
    @Nullable Duration firstByteTimeout;
    @Nullable Duration deadline;
    @Nullable Origin target;
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    Tls tls = Tls.jdkTrust();
    boolean newConnectionPerRequest;
    Map<String, String> addresses = new HashMap<>();
    Set<String> allowedHosts = new HashSet<>();
    int bodyLimit = ConnectionOptions.DEFAULT_BODY_LIMIT;
    @Nullable String requestIdHeader;
    @Nullable WatchedProcess watch;
    boolean failFast;
    boolean skipBodies;
    boolean cookies;
    TransportChoice transport = TransportChoice.AUTO;
    @Nullable Redirects redirects;
    List<Expectation> expectations = new ArrayList<>();
    List<Objective> objectives = new ArrayList<>();
    OnInconclusive onInconclusive = OnInconclusive.FAIL;
    @Nullable WrittenRows writtenRows;

    /**
     * Returns a changed copy.
     *
     * @throws dev.millrace.plan.BadSettingException if a value is wrong in itself
     */
    LoadSettings with(Consumer<LoadSettings> change) {
        LoadSettings copy = copy();
        change.accept(copy);
        copy.length();
        copy.model();
        copy.limits(TimeLimits.DEFAULT);
        copy.connections(Redirects.none(), skipBodies);
        copy.politeness();
        return copy;
    }

    private LoadSettings copy() {
        LoadSettings copy = new LoadSettings();
        copy.requests = requests;
        copy.duration = duration;
        copy.concurrency = concurrency;
        copy.rate = rate;
        copy.highestRate = highestRate;
        copy.stages = stages;
        copy.warmUp = warmUp;
        copy.rampUp = rampUp;
        copy.pacing = pacing;
        copy.arrivals = arrivals;
        copy.seed = seed;
        copy.lanes = lanes;
        copy.delay = delay;
        copy.inFlightPerHost = inFlightPerHost;
        copy.ratePerHost = ratePerHost;
        copy.timeout = timeout;
        copy.connectTimeout = connectTimeout;
        copy.firstByteTimeout = firstByteTimeout;
        copy.deadline = deadline;
        copy.target = target;
        copy.headers.putAll(headers);
        copy.tls = tls;
        copy.newConnectionPerRequest = newConnectionPerRequest;
        copy.addresses.putAll(addresses);
        copy.allowedHosts.addAll(allowedHosts);
        copy.bodyLimit = bodyLimit;
        copy.requestIdHeader = requestIdHeader;
        copy.watch = watch;
        copy.failFast = failFast;
        copy.skipBodies = skipBodies;
        copy.redirects = redirects;
        copy.cookies = cookies;
        copy.transport = transport;
        copy.expectations.addAll(expectations);
        copy.objectives.addAll(objectives);
        copy.onInconclusive = onInconclusive;
        copy.writtenRows = writtenRows;
        return copy;
    }

    boolean bounded() {
        return requests != RequestSource.UNBOUNDED || duration != null || !stages.isEmpty();
    }

    long samplesNeeded() {
        return objectives.stream().mapToLong(Objective::samplesNeeded).max().orElse(1);
    }

    /** A second more than the longest window in which an objective must hold; zero for none. */
    Duration timeNeeded() {
        return objectives.stream()
                .map(objective -> objective.scope().window())
                .filter(Window.Time.class::isInstance)
                .map(window -> ((Window.Time) window).length())
                .max(Comparator.naturalOrder())
                .map(window -> window.plusSeconds(1))
                .orElse(Duration.ZERO);
    }

    /** By what times can be multiplied at least so that objectives have their samples. */
    double leastScale() {
        RunLength due = model().foreseen(new RunLength(RequestSource.UNBOUNDED, duration, warmUp));
        return due.counted() ? Math.min(1, (double) samplesNeeded() / due.requests()) : 0;
    }

    private RunLength length() {
        return new RunLength(requests, duration, warmUp);
    }

    private WorkloadModel model() {
        Duration ramp = rampUp == null ? Duration.ZERO : positive("rampUp", rampUp);
        List<Stage> all = rate == null ? stages : stagesOf(rate);
        return all.isEmpty()
                ? new WorkloadModel.Closed(concurrency, ramp, pacing)
                : new WorkloadModel.Open(concurrency, all, arrivals, seed);
    }

    /** Zero stands for no ramp-up in a plan, but whoever sets it means something else. */
    private static Duration positive(String setting, Duration value) {
        if (value.isZero()) {
            throw new BadSettingException(setting, "be longer than zero", value);
        }
        return value;
    }

    private List<Stage> stagesOf(double perSecond) {
        Stage hold = Stage.hold(perSecond, Stage.UNENDING);
        return rampUp == null ? List.of(hold) : List.of(Stage.rampTo(perSecond, rampUp), hold);
    }

    private void requireOneModel() {
        if (rate != null && !stages.isEmpty()) {
            throw new BadSettingException("rate", "not be set where there are stages", rate);
        }
        if (rampUp != null && !stages.isEmpty()) {
            throw new BadSettingException(
                    "rampUp", "not be set where there are stages, which have ramps", rampUp);
        }
        if (rampUp != null && duration != null && rampUp.compareTo(duration) > 0) {
            throw new BadSettingException(
                    "rampUp",
                    "be at most as long as `duration` (" + DurationText.format(duration) + ")",
                    rampUp);
        }
        if (pacing != null && (rate != null || !stages.isEmpty())) {
            throw new BadSettingException(
                    "pacing",
                    "not be set where `rate` or stages say when requests are due",
                    pacing);
        }
        if (arrivals != Arrivals.CONSTANT && rate == null && stages.isEmpty()) {
            throw new BadSettingException(
                    "arrivals", "be CONSTANT where neither `rate` nor stages are set", arrivals);
        }
    }

    private TimeLimits limits(TimeLimits unset) {
        return new TimeLimits(
                Objects.requireNonNullElse(connectTimeout, unset.connect()),
                firstByteTimeout,
                Objects.requireNonNullElse(timeout, unset.total()),
                Objects.requireNonNullElse(deadline, unset.deadline()));
    }

    private ConnectionOptions connections(Redirects unset, boolean bodiesSkipped) {
        return new ConnectionOptions(
                target,
                headers,
                tls,
                newConnectionPerRequest,
                addresses,
                allowedHosts,
                bodyLimit,
                bodiesSkipped,
                Objects.requireNonNullElse(redirects, unset),
                cookies,
                transport);
    }

    private @Nullable RequestIds requestIds() {
        return requestIdHeader == null ? null : RequestIds.ofNewRun(requestIdHeader);
    }

    private Politeness politeness() {
        return new Politeness(
                delay == null ? null : delay.seededBy(seed), inFlightPerHost, ratePerHost);
    }

    /** Limits of hosts need one lane; otherwise the machine decides, where nobody has. */
    private int lanesOfPlan() {
        if (lanes > 0) {
            return lanes;
        }
        int processors = Runtime.getRuntime().availableProcessors();
        if (politeness().limitsHosts()) {
            return 1;
        }
        int most = LoadPlan.defaultLanes(processors, concurrency);
        return model() instanceof WorkloadModel.Open open ? Math.min(most, lanesFor(open)) : most;
    }

    /** Lanes that wait for a time poll: no more of them than the rate needs. */
    private static int lanesFor(WorkloadModel.Open model) {
        return (int) Math.max(1, Math.ceil(model.peakRate() / RATE_OF_A_LANE));
    }

    /**
     * Returns the plan of a run.
     *
     * @throws dev.millrace.plan.BadSettingException if settings contradict each other
     */
    LoadPlan plan(String name) {
        ConnectionOptions connections = connections(Redirects.none(), skipBodies);
        return plan(name, limits(TimeLimits.DEFAULT), connections, lanesOfPlan(), false);
    }

    /**
     * Returns the plan of an audit, which is less patient with each URL, and never gives up.
     *
     * @throws dev.millrace.plan.BadSettingException if settings contradict each other
     */
    LoadPlan auditPlan(String name) {
        if (lanes > 1) {
            throw new BadSettingException(
                    "lanes", "be 1 for an audit, as lanes share nothing about hosts", lanes);
        }
        if (writtenRows != null) {
            throw new BadSettingException(
                    "writeRows",
                    "not be set for an audit, whose report has the rows",
                    writtenRows.file().toString());
        }
        if (warmUp != null) {
            throw new BadSettingException(
                    "warmUp",
                    "not be set for an audit, which asks for each URL once",
                    warmUp.text());
        }
        refuseToJudge();
        ConnectionOptions connections = connections(AUDIT_REDIRECTS, true);
        return plan(name, limits(AUDIT_LIMITS), connections, 1, true);
    }

    /** An audit has no verdict: what is demanded of it would be forgotten. */
    private void refuseToJudge() {
        String rule = "not be set for an audit, which judges nothing: assert on its result";
        if (!expectations.isEmpty()) {
            throw new BadSettingException("expect", rule, expectations.get(0).description());
        }
        if (failFast) {
            throw new BadSettingException("failFast", rule, true);
        }
        if (!objectives.isEmpty()) {
            throw new BadSettingException("objectives", rule, objectives.get(0).name());
        }
    }

    private LoadPlan plan(
            String name,
            TimeLimits limits,
            ConnectionOptions connections,
            int lanesOfRun,
            boolean persistent) {
        requireOneModel();
        return new LoadPlan(
                name,
                model(),
                length(),
                limits,
                connections,
                politeness(),
                lanesOfRun,
                requestIds(),
                watch,
                failFast,
                persistent,
                expectations,
                objectives);
    }
}
