package dev.millrace.samples.bench;

import java.lang.management.ManagementFactory;
import java.lang.reflect.Method;
import java.util.Arrays;

/**
 * Runs a program several times in one JVM, and prints after each run what it cost.
 *
 * <p>The arguments are the port where nginx tells what it served, the program's class, and its own
 * arguments.
 */
final class Measured {

    private static final int RUNS = 3;

    private final int statusPort;
    private final Allocation allocation = new Allocation();

    private Measured(int statusPort) {
        this.statusPort = statusPort;
    }

    public static void main(String[] args) throws Exception {
        Method program = Class.forName(args[1]).getDeclaredMethod("main", String[].class);
        program.setAccessible(true);
        Object arguments = Arrays.copyOfRange(args, 2, args.length);
        Measured measured = new Measured(Integer.parseInt(args[0]));
        for (int run = 0; run < RUNS; run++) {
            System.out.println(measured.run(() -> program.invoke(null, arguments)).line());
        }
        // Some programs leave threads behind.
        System.exit(0);
    }

    private MeasuredRun run(Program program) throws Exception {
        Served served = Served.read(statusPort);
        long allocated = allocation.bytes();
        long cpu = cpuNanos();
        long start = System.nanoTime();
        program.run();
        long elapsed = System.nanoTime() - start;
        cpu = cpuNanos() - cpu;
        allocated = allocation.bytes() - allocated;
        return new MeasuredRun(Served.read(statusPort).since(served), cpu, elapsed, allocated);
    }

    private static long cpuNanos() {
        return ((com.sun.management.OperatingSystemMXBean)
                        ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private interface Program {
        void run() throws Exception;
    }
}
