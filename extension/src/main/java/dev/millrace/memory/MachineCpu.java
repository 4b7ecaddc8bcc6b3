package dev.millrace.memory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * What all processors of this machine have done since it started, in ticks of its kernel.
 *
 * @param busy ticks in which they worked, for anybody
 * @param all all ticks; 0 where the system does not say
 */
record MachineCpu(long busy, long all) {

    private static final Path STAT = Path.of("/proc/stat");

    private static final int IDLE = 3;
    private static final int WAITING_FOR_DISKS = 4;

    /** What comes after these, the time of guests, is counted in the first two already. */
    private static final int COLUMNS = 8;

    /**
     * Looks at the machine.
     *
     * @return what its processors did until now
     */
    static MachineCpu now() {
        try (var lines = Files.lines(STAT)) {
            return of(lines.findFirst().orElse(""));
        } catch (IOException e) {
            return new MachineCpu(0, 0);
        }
    }

    /** Reads the line for all processors: proc(5). */
    static MachineCpu of(String line) {
        List<Long> ticks =
                Arrays.stream(line.strip().split("\\s+"))
                        .skip(1)
                        .limit(COLUMNS)
                        .map(Long::valueOf)
                        .toList();
        long all = ticks.stream().mapToLong(Long::longValue).sum();
        return ticks.size() <= WAITING_FOR_DISKS
                ? new MachineCpu(0, 0)
                : new MachineCpu(all - ticks.get(IDLE) - ticks.get(WAITING_FOR_DISKS), all);
    }

    /**
     * Returns how busy the machine was since an earlier look.
     *
     * @param earlier the earlier look
     * @return the share of its processors' time, 0..1; -1 where it is unknown
     */
    double shareSince(MachineCpu earlier) {
        long ticks = all - earlier.all;
        return earlier.all == 0 || ticks <= 0 ? -1 : (double) (busy - earlier.busy) / ticks;
    }
}
