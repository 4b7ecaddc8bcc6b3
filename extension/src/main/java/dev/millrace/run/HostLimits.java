package dev.millrace.run;

import dev.millrace.plan.Politeness;
import dev.millrace.transport.Alarm;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * The limits of each host: what is in flight to it, what is parked for it, and when it may get the
 * next request.
 *
 * <p>Knows only the hosts that have something in flight or parked, or were asked so lately that the
 * next request is not due yet.
 */
final class HostLimits {

    private final int mostInFlight;
    private final long intervalNanos;
    private final Map<String, Host> hosts = new HashMap<>();

    /** The hosts that something is to be done for once their time has come: to send, or forget. */
    private final PriorityQueue<Host> queue =
            new PriorityQueue<>((one, other) -> Long.signum(one.dueNanos - other.dueNanos));

    private int parked;

    HostLimits(Politeness politeness) {
        Integer most = politeness.inFlightPerHost();
        mostInFlight = most == null ? Integer.MAX_VALUE : most;
        intervalNanos = politeness.intervalPerHost().toNanos();
    }

    private static final class Host {
        final String name;
        final Queue<ReadAhead> parked = new ArrayDeque<>();
        int inFlight;
        long dueNanos;
        boolean queued;

        Host(String name, long dueNanos) {
            this.name = name;
            this.dueNanos = dueNanos;
        }

        boolean quiet() {
            return parked.isEmpty() && inFlight == 0;
        }
    }

    /** Returns how many requests are parked. */
    int parked() {
        return parked;
    }

    /** Returns how many hosts are remembered. */
    int known() {
        return hosts.size();
    }

    /**
     * Returns a parked request that may pass, that of the host that has been due for longest; it is
     * to be {@link #passed} before the next one is asked for.
     */
    @Nullable ReadAhead release(long now) {
        for (Host host = pollDue(now); host != null; host = pollDue(now)) {
            ReadAhead first = host.parked.poll();
            if (first != null) {
                parked--;
                return first;
            }
            if (host.quiet()) {
                hosts.remove(host.name);
            }
        }
        return null;
    }

    /** Returns when the next host is due, {@link Alarm#NEVER} where none is. */
    long nextNanos() {
        Host first = queue.peek();
        return first == null ? Alarm.NEVER : first.dueNanos;
    }

    private @Nullable Host pollDue(long now) {
        Host first = queue.peek();
        if (first == null || first.dueNanos - now > 0) {
            return null;
        }
        queue.remove();
        first.queued = false;
        return first;
    }

    /**
     * Returns a request if it may pass, as {@link #release} does, or parks it behind those of its
     * host; to be called once there is nothing to release.
     */
    @Nullable ReadAhead admit(ReadAhead request, long now) {
        String name = request.host();
        if (name == null) {
            return request;
        }
        Host host = hosts.computeIfAbsent(name, added -> new Host(added, now));
        if (host.parked.isEmpty() && host.inFlight < mostInFlight && host.dueNanos - now <= 0) {
            return request;
        }
        host.parked.add(request);
        parked++;
        enqueue(host);
        return null;
    }

    /** Takes note that a request passes now. */
    void passed(String name, long now) {
        Host host = hosts.get(name);
        if (host != null) {
            if (host.queued) {
                // One that ended meanwhile has queued it, at a time that is about to change.
                queue.remove(host);
                host.queued = false;
            }
            host.inFlight++;
            host.dueNanos = now + intervalNanos;
            enqueue(host);
        }
    }

    /** Takes note that a request that had passed has ended. */
    void ended(String name) {
        Host host = hosts.get(name);
        if (host != null) {
            host.inFlight--;
            enqueue(host);
        }
    }

    /** A host whose limit is reached is queued when a request of its own ends. */
    private void enqueue(Host host) {
        boolean sends = !host.parked.isEmpty() && host.inFlight < mostInFlight;
        if (!host.queued && (sends || host.quiet())) {
            host.queued = true;
            queue.add(host);
        }
    }
}
