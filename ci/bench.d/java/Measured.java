import java.lang.management.ManagementFactory;
import java.lang.reflect.Method;
import java.util.Arrays;

/**
 * Runs a program several times in one JVM, and prints after each run what it cost: requests and
 * connections as nginx counted them, CPU nanoseconds of the process, nanoseconds elapsed, bytes
 * allocated.
 *
 * <p>The arguments are the program's class and its own arguments; {@code -Dbench.status} is the
 * port where nginx tells its counts, {@code -Dbench.runs} how many runs there are.
 */
final class Measured {

    private static final int RUNS = Integer.getInteger("bench.runs", 3);

    private Measured() {}

    public static void main(String[] args) throws Exception {
        Method program = Class.forName(args[0]).getDeclaredMethod("main", String[].class);
        program.setAccessible(true);
        String[] arguments = Arrays.copyOfRange(args, 1, args.length);
        Allocation allocation = new Allocation();
        for (int run = 0; run < RUNS; run++) {
            measure(allocation, () -> program.invoke(null, (Object) arguments));
        }
        // Some programs leave threads behind.
        System.exit(0);
    }

    private static void measure(Allocation allocation, Run run) throws Exception {
        Served served = Served.read();
        long allocated = allocation.bytes();
        long cpu = cpuNanos();
        long start = System.nanoTime();
        run.run();
        long elapsed = System.nanoTime() - start;
        cpu = cpuNanos() - cpu;
        allocated = allocation.bytes() - allocated;
        served = Served.read().since(served);
        System.out.printf(
                "[run] %d %d %d %d %d%n",
                served.requests(), served.connections(), cpu, elapsed, allocated);
    }

    private static long cpuNanos() {
        return ((com.sun.management.OperatingSystemMXBean)
                        ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private interface Run {
        void run() throws Exception;
    }
}
