package dev.millrace.transport.jetty;

import dev.millrace.clock.NanoClock;
import dev.millrace.plan.ConnectionOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.eclipse.jetty.util.HostPort;
import org.eclipse.jetty.util.Promise;
import org.eclipse.jetty.util.SocketAddressResolver;

/**
 * Finds the addresses of a host off the lane, as a name server may take its time, and lets no load
 * leave this machine that was not asked for. A host is looked up once for all who wait for it, so
 * that a slow name holds one thread; addresses need none.
 *
 * <p>The JDK caches names itself.
 */
final class NameResolver implements SocketAddressResolver, AutoCloseable {

    private static final int LOOK_UPS_AT_ONCE = 16;
    private static final Pattern IP_LITERAL =
            Pattern.compile("[0-9.]+|\\[?[0-9a-f:.]*:[0-9a-f:.]*]?");

    /** What the JDK reads without asking anybody; it looks up what only resembles an address. */
    private static final Pattern LITERAL =
            Pattern.compile("((25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])(\\.(?!$)|$)){4}|.*:.*");

    private final ConnectionOptions options;
    private final ExecutorService offLane =
            Executors.newFixedThreadPool(LOOK_UPS_AT_ONCE, NameResolver::daemon);
    private final Executor lane;
    private final NanoClock clock;
    private final LookUp lookUp;
    private long slowestNanos;

    /** Those who wait for the addresses of a host and port; touched by the lane's thread only. */
    private final Map<String, List<Promise<List<InetSocketAddress>>>> waiting = new HashMap<>();

    /** Asks for the addresses of a name, and may take its time. */
    interface LookUp {
        InetAddress[] of(String host) throws UnknownHostException;
    }

    NameResolver(ConnectionOptions options, Executor lane, NanoClock clock) {
        this(options, lane, clock, NameResolver::lookUp);
    }

    NameResolver(ConnectionOptions options, Executor lane, NanoClock clock, LookUp lookUp) {
        this.options = options;
        this.lane = lane;
        this.clock = clock;
        this.lookUp = lookUp;
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "millrace-names");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void resolve(
            String host,
            int port,
            Map<String, Object> context,
            Promise<List<InetSocketAddress>> promise) {
        String instead = options.addresses().get(host.toLowerCase(Locale.ROOT) + ":" + port);
        HostPort where = instead == null ? new HostPort(host, port) : new HostPort(instead);
        if (needsNoLookUp(where.getHost())) {
            answer(host, where).accept(promise);
            return;
        }
        String key = host + ":" + port;
        List<Promise<List<InetSocketAddress>>> sharing = waiting.get(key);
        if (sharing != null) {
            sharing.add(promise);
            return;
        }
        waiting.put(key, new ArrayList<>(List.of(promise)));
        long start = clock.nanos();
        offLane.execute(
                () -> {
                    Answer answer = answer(host, where);
                    lane.execute(() -> answered(key, answer, start));
                });
    }

    private void answered(String key, Answer answer, long start) {
        slowestNanos = Math.max(slowestNanos, clock.nanos() - start);
        waiting.remove(key).forEach(answer);
    }

    /** Returns how long the slowest look-up took; asked on the lane's thread. */
    long slowestNanos() {
        return slowestNanos;
    }

    /** How a look-up ended, for all who wait for it. */
    private interface Answer extends Consumer<Promise<List<InetSocketAddress>>> {}

    private Answer answer(String host, HostPort where) {
        try {
            List<InetSocketAddress> addresses = addresses(host, where);
            return promise -> promise.succeeded(addresses);
        } catch (IOException | RuntimeException e) {
            return promise -> promise.failed(e);
        }
    }

    private boolean needsNoLookUp(String host) {
        return !mayBeLookedUp(host) || LITERAL.matcher(host).matches();
    }

    private boolean isAsked(String host) {
        return options.allows(host);
    }

    private List<InetSocketAddress> addresses(String host, HostPort where) throws IOException {
        if (!mayBeLookedUp(where.getHost())) {
            throw new TargetNotAllowedException(where.getHost());
        }
        InetAddress[] found = lookUp.of(where.getHost());
        boolean local = Arrays.stream(found).allMatch(InetAddress::isLoopbackAddress);
        if (!local && !isAsked(where.getHost())) {
            throw new TargetNotAllowedException(where.getHost());
        }
        String name = options.tls().serverName() == null ? host : options.tls().serverName();
        List<InetSocketAddress> addresses = new ArrayList<>();
        for (InetAddress address : found) {
            addresses.add(new InetSocketAddress(named(name, address), where.getPort()));
        }
        return addresses;
    }

    private boolean mayBeLookedUp(String host) {
        return isAsked(host) || isLocal(host);
    }

    /** Other names are not even looked up without being asked for: a query leaves this machine. */
    private static boolean isLocal(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return name.equals("localhost")
                || name.endsWith(".localhost")
                || IP_LITERAL.matcher(name).matches();
    }

    /** Over TLS, Jetty asks for and verifies the name that the address carries. */
    private static InetAddress named(String name, InetAddress address) throws UnknownHostException {
        return InetAddress.getByAddress(name, address.getAddress());
    }

    private static InetAddress[] lookUp(String host) throws UnknownHostException {
        try {
            return InetAddress.getAllByName(host);
        } catch (UnknownHostException e) {
            UnknownHostException clear =
                    new UnknownHostException("no address for \"" + host + "\"");
            clear.initCause(e);
            throw clear;
        }
    }

    @Override
    public void close() {
        offLane.shutdownNow();
    }
}
