package dev.millrace.memory;

import com.sun.management.GarbageCollectionNotificationInfo;
import com.sun.management.GcInfo;
import java.lang.management.MemoryUsage;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import javax.management.Notification;
import javax.management.openmbean.CompositeData;

/**
 * What a collector told about one collection.
 *
 * @param collector the collector's name
 * @param id its number among all collections of this collector, from 1
 * @param action what the collector did, in its own words
 * @param duration how long it took
 * @param after the use of each memory pool after it
 */
record GcReport(
        String collector,
        long id,
        String action,
        Duration duration,
        Map<String, MemoryUsage> after) {

    static GcReport of(Notification notification) {
        GarbageCollectionNotificationInfo info =
                GarbageCollectionNotificationInfo.from((CompositeData) notification.getUserData());
        GcInfo collection = info.getGcInfo();
        return new GcReport(
                info.getGcName(),
                collection.getId(),
                info.getGcAction(),
                Duration.ofMillis(collection.getDuration()),
                collection.getMemoryUsageAfterGc());
    }

    /**
     * Tells whether the program stood still meanwhile. The concurrent collectors report whole
     * cycles too, during which it runs on; their pauses they report one by one.
     */
    boolean pause() {
        return !action.equals("end of GC cycle");
    }

    /**
     * Tells whether dead objects were removed. The pauses of a concurrent cycle only mark them: the
     * figures after those are full of garbage.
     */
    boolean collected() {
        return action.equals("end of minor GC") || action.equals("end of major GC");
    }

    long used(Set<String> pools) {
        return after.entrySet().stream()
                .filter(pool -> pools.contains(pool.getKey()))
                .mapToLong(pool -> pool.getValue().getUsed())
                .sum();
    }
}
