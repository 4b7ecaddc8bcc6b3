package dev.millrace.memory;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** The CPU time of this process. */
final class ProcessCpu {

    private ProcessCpu() {}

    /**
     * Returns the CPU time that all threads of this process have used.
     *
     * @return nanoseconds; -1 where the JVM does not know
     */
    static long nanos() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                ? system.getProcessCpuTime()
                : -1;
    }
}
