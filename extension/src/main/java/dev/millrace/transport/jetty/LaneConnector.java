package dev.millrace.transport.jetty;

import dev.millrace.clock.NanoClock;
import dev.millrace.plan.LoadPlan;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Objects;
import org.eclipse.jetty.io.ClientConnector;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SelectorManager;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;
import org.jspecify.annotations.Nullable;

/** A connector with one selector, which it shows to the lane's executor. */
final class LaneConnector extends ClientConnector {

    private final LaneExecutor lane;
    private final NanoClock clock;
    private @Nullable LaneSelector laneSelector;

    LaneConnector(LaneExecutor lane, LoadPlan plan, NanoClock clock) {
        this.lane = lane;
        this.clock = clock;
        setSelectors(1);
        setExecutor(lane);
        setScheduler(new ScheduledExecutorScheduler("millrace-connect-timeouts", true));
        setConnectTimeout(plan.limits().longestConnect());
        // Time-outs are the lane's own; Jetty's would fire on another thread.
        setIdleTimeout(Duration.ZERO);
        setSslContextFactory(TlsContexts.of(plan.connections().tls()));
    }

    /** Returns the selector; asked once started. */
    LaneSelector laneSelector() {
        return Objects.requireNonNull(laneSelector);
    }

    @Override
    protected SelectorManager newSelectorManager() {
        return new ClientSelectorManager(getExecutor(), getScheduler(), 1) {
            @Override
            protected ManagedSelector newSelector(int id) {
                LaneSelector selector = new LaneSelector(this, id, clock);
                laneSelector = selector;
                lane.selector(selector);
                return selector;
            }

            @Override
            protected EndPoint newEndPoint(
                    SelectableChannel channel, ManagedSelector selector, SelectionKey key) {
                return new LaneEndPoint((SocketChannel) channel, selector, key, getScheduler());
            }
        };
    }
}
