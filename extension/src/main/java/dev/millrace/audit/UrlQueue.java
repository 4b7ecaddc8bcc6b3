package dev.millrace.audit;

import dev.millrace.http.Origin;
import dev.millrace.http.Outcome;
import dev.millrace.http.TransportFailure;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The order in which URLs are audited: that of the list, but for hosts that do not answer.
 *
 * <p>Such a host is asked little at a time, while its URLs are parked. After a few failures in a
 * row it is set aside: its URLs are skipped, and found again by reading the list once more when all
 * others were taken. Where it goes on failing then it is given up. So memory holds a bit for each
 * URL, what is parked, and the hosts that are failing. Used by one thread.
 */
final class UrlQueue implements AutoCloseable {

    /** So many URLs are parked at most, of all hosts together: about 2 MB. */
    static final int MOST_PARKED = 10_000;

    /** Skipping must not keep the lane from its other work for long. */
    private static final int MOST_READ_AT_ONCE = 10_000;

    /** What is to be done for a URL that is not tried, as its host was given up. */
    interface GivenUp {
        void notTried(Url url, TransportFailure why);
    }

    private final UrlList urls;
    private final BitSet taken;
    private final UrlOrigins origins;
    private final GivenUp givenUp;
    private final Map<Origin, HostHealth> hosts = new HashMap<>();
    private final Queue<HostHealth> ready = new ArrayDeque<>();
    private UrlList.@Nullable Reading reading;
    private @Nullable Url next;
    private int parked;
    private boolean lastReading;
    private boolean skipped;

    /**
     * Makes the queue of a list.
     *
     * @param taken the rows that are not to be taken, to which all rows taken are added
     */
    UrlQueue(UrlList urls, BitSet taken, UrlOrigins origins, GivenUp givenUp) {
        this.urls = urls;
        this.taken = taken;
        this.origins = origins;
        this.givenUp = givenUp;
        this.reading = urls.open();
    }

    /** What there is at the head of the queue. */
    enum Head {
        /** A URL. */
        URL,
        /** None, until a request has ended. */
        NONE_YET,
        /** None, but it was not looked for to the end. */
        NOT_FOUND_YET,
        /** None, and there will be none. */
        END
    }

    /** Looks for a URL that may be taken now. */
    Head look() {
        if (next == null) {
            next = unpark();
        }
        int read = 0;
        while (next == null && reading != null && parked < MOST_PARKED) {
            if (read++ == MOST_READ_AT_ONCE) {
                return Head.NOT_FOUND_YET;
            }
            next = readOne(reading);
        }
        if (next != null) {
            return Head.URL;
        }
        return reading == null && parked == 0 ? Head.END : Head.NONE_YET;
    }

    /** The first host in the queue may have failed since, or have nothing parked any more. */
    private @Nullable Url unpark() {
        Url url = null;
        while (url == null && !ready.isEmpty()) {
            url = unpark(ready.remove());
        }
        return url;
    }

    private @Nullable Url unpark(HostHealth host) {
        host.dequeued();
        Url url = host.mayTake() ? host.parked.poll() : null;
        if (url != null) {
            parked--;
            host.taken();
        }
        enqueue(host);
        return url;
    }

    private void enqueue(HostHealth host) {
        if (host.enqueue()) {
            ready.add(host);
        }
    }

    private @Nullable Url readOne(UrlList.Reading from) {
        Url url = from.next();
        if (url == null) {
            readAgainIfSkipped();
            return null;
        }
        return isTaken(url) ? null : takeOrPark(url);
    }

    private void readAgainIfSkipped() {
        close();
        reading = skipped && !lastReading ? urls.open() : null;
        lastReading = true;
    }

    private @Nullable Url takeOrPark(Url url) {
        Origin origin = origins.of(url);
        if (origin == null) {
            setTaken(url, true);
            return url;
        }
        HostHealth host = hosts.computeIfAbsent(origin, HostHealth::new);
        if (host.setAside() && !lastReading) {
            skipped = true;
            return null;
        }
        setTaken(url, true);
        if (host.givenUp()) {
            giveUp(url, host);
            return null;
        }
        if (host.mayTake()) {
            host.taken();
            return url;
        }
        host.parked.add(url);
        parked++;
        return null;
    }

    private boolean isTaken(Url url) {
        return taken.get(Math.toIntExact(url.row()));
    }

    private void setTaken(Url url, boolean isTaken) {
        taken.set(Math.toIntExact(url.row()), isTaken);
    }

    /** Returns the URL at the head, and takes it off; null where there is none. */
    @Nullable Url take() {
        Url url = next;
        next = null;
        return url;
    }

    /** Takes note of how a request ended. */
    void ended(Url url, Outcome outcome) {
        Origin origin = origins.of(url);
        HostHealth host = origin == null ? null : hosts.get(origin);
        if (host == null) {
            return;
        }
        host.ended(outcome);
        if (host.givenUp() && lastReading) {
            empty(host, parkedUrl -> giveUp(parkedUrl, host));
        } else if (host.setAside() && !lastReading) {
            skipped |= !host.parked.isEmpty();
            empty(host, parkedUrl -> setTaken(parkedUrl, false));
        }
        enqueue(host);
        if (host.forgettable()) {
            hosts.remove(host.origin);
        }
    }

    private void giveUp(Url url, HostHealth host) {
        givenUp.notTried(url, Objects.requireNonNull(host.lastFailure()));
    }

    private void empty(HostHealth host, Consumer<Url> action) {
        parked -= host.parked.size();
        host.parked.forEach(action);
        host.parked.clear();
    }

    /** Returns how many hosts are remembered. */
    int knownHosts() {
        return hosts.size();
    }

    @Override
    public void close() {
        if (reading != null) {
            reading.close();
        }
    }
}
