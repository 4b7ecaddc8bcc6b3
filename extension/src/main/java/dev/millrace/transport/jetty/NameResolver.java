package dev.millrace.transport.jetty;

import dev.millrace.plan.ConnectionOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.eclipse.jetty.util.HostPort;
import org.eclipse.jetty.util.Promise;
import org.eclipse.jetty.util.SocketAddressResolver;

/**
 * Finds the addresses of a host off the lane, as a name server may take its time, and lets no load
 * leave this machine that was not asked for.
 *
 * <p>The JDK caches names itself.
 */
final class NameResolver implements SocketAddressResolver, AutoCloseable {

    private static final int LOOK_UPS_AT_ONCE = 4;
    private static final Pattern IP_LITERAL =
            Pattern.compile("[0-9.]+|\\[?[0-9a-f:.]*:[0-9a-f:.]*]?");

    private final ConnectionOptions options;
    private final ExecutorService offLane =
            Executors.newFixedThreadPool(LOOK_UPS_AT_ONCE, NameResolver::daemon);
    private final Executor lane;

    NameResolver(ConnectionOptions options, Executor lane) {
        this.options = options;
        this.lane = lane;
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
        offLane.execute(
                () -> {
                    try {
                        List<InetSocketAddress> addresses = addresses(host, port);
                        lane.execute(() -> promise.succeeded(addresses));
                    } catch (IOException | RuntimeException e) {
                        lane.execute(() -> promise.failed(e));
                    }
                });
    }

    private List<InetSocketAddress> addresses(String host, int port) throws IOException {
        String instead = options.addresses().get(host.toLowerCase(Locale.ROOT) + ":" + port);
        HostPort where = instead == null ? new HostPort(host, port) : new HostPort(instead);
        boolean asked = options.allowedHosts().contains(where.getHost().toLowerCase(Locale.ROOT));
        if (!asked && !isLocal(where.getHost())) {
            throw new TargetNotAllowedException(where.getHost());
        }
        InetAddress[] found = lookUp(where.getHost());
        if (!asked && !Arrays.stream(found).allMatch(InetAddress::isLoopbackAddress)) {
            throw new TargetNotAllowedException(where.getHost());
        }
        String name = options.tls().serverName() == null ? host : options.tls().serverName();
        List<InetSocketAddress> addresses = new ArrayList<>();
        for (InetAddress address : found) {
            addresses.add(new InetSocketAddress(named(name, address), where.getPort()));
        }
        return addresses;
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
