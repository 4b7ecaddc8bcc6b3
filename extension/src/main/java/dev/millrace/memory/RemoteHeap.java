package dev.millrace.memory;

import dev.millrace.result.Measurement;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The live heap of another JVM, which may hang or end meanwhile. */
final class RemoteHeap implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final @Nullable RemoteJvm jvm;
    private final @Nullable HeapProbe probe;
    private final String whyNot;

    private RemoteHeap(@Nullable RemoteJvm jvm, @Nullable HeapProbe probe, String whyNot) {
        this.jvm = jvm;
        this.probe = probe;
        this.whyNot = whyNot;
    }

    /**
     * Attaches to the JVM; what keeps it from that is the reason why there is no measurement.
     *
     * @param asked whether the figure is worth two collections of the whole heap
     */
    static RemoteHeap start(long pid, boolean asked) {
        try {
            return BoundedCall.within(LIMIT, () -> attached(pid, asked));
        } catch (IOException e) {
            return new RemoteHeap(null, null, "the process cannot be asked: " + e.getMessage());
        }
    }

    private static RemoteHeap attached(long pid, boolean asked) throws IOException {
        RemoteJvm jvm = RemoteJvm.attach(pid);
        MemoryMXBean memory = ManagementFactory.getPlatformMXBean(jvm.beans(), MemoryMXBean.class);
        if (asked) {
            memory.gc();
        }
        GcWatch gc = GcWatch.start(jvm.beans());
        return new RemoteHeap(jvm, new HeapProbe(gc, memory::gc, asked, PATIENCE), "");
    }

    Measurement finish() {
        if (probe == null) {
            return Measurement.none(whyNot);
        }
        try {
            return BoundedCall.within(LIMIT, probe::finish);
        } catch (IOException e) {
            return Measurement.none("the process did not tell: " + e.getMessage());
        }
    }

    /** Also ends the notifications; a target that is gone needs no farewell. */
    @Override
    public void close() {
        if (jvm == null) {
            return;
        }
        try {
            BoundedCall.within(
                    PATIENCE,
                    () -> {
                        jvm.close();
                        return jvm;
                    });
        } catch (IOException e) {
            // The target hangs or is gone: its end of the connection ends with it.
        }
    }
}
