package dev.millrace.run;

import dev.millrace.recording.Recording;
import dev.millrace.result.StopReason;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Takes on the lanes' threads what they have to say, and has it heard on the thread that steers the
 * run, in the order in which it was said.
 */
final class Mailbox implements LaneListener {

    private final BlockingQueue<Runnable> messages = new LinkedBlockingQueue<>();
    private final LaneListener reader;

    Mailbox(LaneListener reader) {
        this.reader = reader;
    }

    /** Has something done on the thread that steers the run. */
    void post(Runnable message) {
        messages.add(message);
    }

    /** Waits for the next message, which is to be run; null where none comes in this time. */
    @Nullable Runnable poll(long waitNanos) throws InterruptedException {
        return messages.poll(Math.max(0, waitNanos), TimeUnit.NANOSECONDS);
    }

    @Override
    public void recorded(Lane lane, Recording recording) {
        post(() -> reader.recorded(lane, recording));
    }

    @Override
    public void measuring(Lane lane, long nanos, long failed) {
        post(() -> reader.measuring(lane, nanos, failed));
    }

    @Override
    public void unreachable(Lane lane, boolean unreachable) {
        post(() -> reader.unreachable(lane, unreachable));
    }

    @Override
    public void mustStop(StopReason reason) {
        post(() -> reader.mustStop(reason));
    }

    @Override
    public void ended(Lane lane, LaneSummary summary) {
        post(() -> reader.ended(lane, summary));
    }

    @Override
    public void crashed(Throwable defect) {
        post(() -> reader.crashed(defect));
    }
}
