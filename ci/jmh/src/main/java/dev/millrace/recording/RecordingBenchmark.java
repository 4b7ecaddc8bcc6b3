package dev.millrace.recording;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What is recorded of a request, and what a lane's second costs whoever adds it up. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class RecordingBenchmark {

    private static final long SPREAD = 1_000_000;

    private final Recording recording = new Recording(Detail.NONE);
    private final Recording total = new Recording(Detail.NONE);
    private final LaneRecorder recorder = new LaneRecorder(Detail.NONE);
    private long nanos;

    /** A response that was as expected: three histograms, its status, the counts. */
    @Benchmark
    public void response() {
        recordOn(recording);
    }

    /** The same under a label. */
    @Benchmark
    public void labelled_response() {
        recordOn(recording);
        recording.labelled("page", nanos, true);
    }

    /** A failure of a kind that was seen before. */
    @Benchmark
    public void failure() {
        recording.failed("status 200", "was 500", 1, () -> "the first one");
    }

    /** A lane's second: swapped out, added to the total, cleared, given back. */
    @Benchmark
    public void second() {
        recordOn(recorder.current());
        Recording full = recorder.swap();
        if (full != null) {
            total.add(full);
            recorder.giveBack(full);
        }
    }

    /** Times from 50 us to 1 ms, in an order that no branch predictor learns. */
    private void recordOn(Recording target) {
        nanos = (nanos * 1_103_515_245 + 12_345) & 0x7fff_ffff;
        long service = 50_000 + nanos % SPREAD;
        target.response(200, service + 1_000, service, 1_000);
        target.succeeded();
    }
}
