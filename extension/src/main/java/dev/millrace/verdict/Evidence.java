package dev.millrace.verdict;

import dev.millrace.http.FailureKind;
import dev.millrace.plan.WorkloadModel;
import dev.millrace.result.LatencyDistribution;
import dev.millrace.result.LoadResult;
import java.time.Duration;

/** The figures of a result that tell what bounded it. */
record Evidence(LoadResult result) {

    /** Where a stall was caught up with, the mean lag is a smaller share of the run's time. */
    private static final double MOST_LAG = 0.02;

    /** Of what was sent before a run was cut short, by far less than a full window leaves. */
    private static final double MOST_CUT_OFF = 0.01;

    private static final double QUICKEST = 25;

    private static final Duration LATE = Duration.ofMillis(10);

    /** Returns the responses a second, as expected or not: what Little's law speaks of. */
    double rate() {
        return result.elapsed().isZero() ? 0 : result.responses() * 1e9 / nanos(result.elapsed());
    }

    boolean open() {
        return result.plan().model() instanceof WorkloadModel.Open;
    }

    /** Tells whether slots pause between their requests, or wait for hosts. */
    boolean paced() {
        return result.plan().politeness().limited()
                || (result.plan().model() instanceof WorkloadModel.Closed closed
                        && closed.pacing() != null);
    }

    /** Returns for how long a request held its slot on average, whether it was answered or not. */
    Duration slotTime() {
        return result.requests() == 0
                ? Duration.ZERO
                : result.generator().slotTime().dividedBy(result.requests());
    }

    /** Returns how many requests were in flight on average. */
    double inFlight() {
        return share(nanos(result.generator().slotTime()), nanos(result.elapsed()));
    }

    /** Returns the requests a second that the window allows, by Little's law; 0 for unknown. */
    double ceiling() {
        return slotTime().isZero() ? 0 : result.plan().concurrency() * 1e9 / nanos(slotTime());
    }

    /** Tells whether requests of the open model were late all along, or not sent at all. */
    boolean behind() {
        Duration lag = result.sendLag().mean();
        boolean late = nanos(lag) >= MOST_LAG * nanos(result.elapsed());
        return open() && (leftUnsent() || (late && lag.compareTo(LATE) >= 0));
    }

    /** What is due in the moment in which a run is cut short, it is not behind with. */
    private boolean leftUnsent() {
        double few = result.stopReason().planned() ? 0 : MOST_CUT_OFF * result.requests();
        return result.unsent() > few;
    }

    /** Returns the service time that all but the quickest quarter of responses reached. */
    Duration usualServiceTime() {
        return result.serviceTime().percentile(QUICKEST);
    }

    /**
     * Returns how much longer that is than the fastest: where all had to wait for those before
     * them, the first ones did not. Pages of which some are slow, and stalls, leave enough quick
     * ones.
     */
    double queueing() {
        double fastest = nanos(result.serviceTime().min());
        return fastest == 0 ? 1 : nanos(usualServiceTime()) / fastest;
    }

    /** Tells whether requests may have been late because responses were. */
    boolean lateAsTheSlowest() {
        return nanos(result.serviceTime().max()) >= nanos(result.sendLag().max()) / 2;
    }

    double gcShare() {
        return share(nanos(result.generator().gcPause()), nanos(result.elapsed()));
    }

    /** Returns which share of the time in which slots were held was spent on connecting. */
    double connectShare() {
        return share(total(result.connectTime()), nanos(result.generator().slotTime()));
    }

    /** Returns which share of the elapsed time the slowest look-up of a name took. */
    double lookUpShare() {
        return share(nanos(result.generator().slowestLookUp()), nanos(result.elapsed()));
    }

    /** Returns how many requests failed for one reason. */
    long failures(FailureKind kind) {
        return result.failures().distinct().stream()
                .filter(failure -> failure.text().startsWith(kind.text()))
                .mapToLong(failure -> failure.count())
                .sum();
    }

    private static double total(LatencyDistribution distribution) {
        return nanos(distribution.mean()) * distribution.count();
    }

    private static double nanos(Duration duration) {
        return duration.toNanos();
    }

    private static double share(double part, double whole) {
        return whole == 0 ? 0 : part / whole;
    }
}
