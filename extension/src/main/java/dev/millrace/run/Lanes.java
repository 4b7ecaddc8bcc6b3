package dev.millrace.run;

import dev.millrace.clock.NanoClock;
import dev.millrace.plan.LoadPlan;
import dev.millrace.plan.WorkloadModel;
import dev.millrace.request.RequestCursor;
import dev.millrace.request.RequestSource;
import dev.millrace.transport.Transport;
import dev.millrace.transport.TransportFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The lanes of a run and their transports. */
final class Lanes implements AutoCloseable {

    private final List<Transport> transports = new ArrayList<>();
    private final List<Lane> lanes = new ArrayList<>();

    Lanes(
            LoadPlan plan,
            RequestSource.Supply supply,
            MeasuredPart measured,
            TransportFactory factory,
            NanoClock clock,
            LaneListener listener,
            OutcomeTap tap) {
        boolean inTurns = plan.model() instanceof WorkloadModel.Open;
        try {
            for (int number = 0; number < plan.lanes(); number++) {
                Transport transport = factory.open(plan, number, clock);
                transports.add(transport);
                RequestCursor cursor = inTurns ? supply.cursorInTurns(number) : supply.cursor();
                lanes.add(
                        new Lane(plan, number, cursor, measured, transport, clock, listener, tap));
            }
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    void forEach(Consumer<Lane> action) {
        lanes.forEach(action);
    }

    /** Has something done by each lane, on its own thread. */
    void post(Consumer<Lane> task) {
        lanes.forEach(lane -> lane.post(() -> task.accept(lane)));
    }

    @Override
    public void close() {
        transports.forEach(Transport::close);
    }
}
