package dev.millrace.run;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Threads that use all the processor time they get. */
final class Hogs {

    private Hogs() {}

    /** Measures something while so many of them run for each processor of this machine. */
    static <T> T beside(int perProcessor, Supplier<T> measured) throws InterruptedException {
        int count = perProcessor * Runtime.getRuntime().availableProcessors();
        List<Thread> hogs =
                IntStream.range(0, count).mapToObj(i -> new Thread(Hogs::burn, "hog")).toList();
        hogs.forEach(Thread::start);
        try {
            return measured.get();
        } finally {
            hogs.forEach(Thread::interrupt);
            for (Thread hog : hogs) {
                hog.join();
            }
        }
    }

    private static void burn() {
        while (!Thread.currentThread().isInterrupted()) {
            Thread.onSpinWait();
        }
    }
}
