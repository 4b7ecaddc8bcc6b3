package dev.millrace.assertions;

import dev.millrace.log.LogPart;
import dev.millrace.log.TargetLog;
import dev.millrace.plan.RequestIds;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The requests of a run that a log names: one bit for each.
 *
 * @param indexes their indexes
 * @param part what was read
 */
record LoggedRequests(BitSet indexes, LogPart part) {

    static LoggedRequests of(TargetLog log, RequestIds ids) {
        Pattern id = Pattern.compile(Pattern.quote(ids.runId()) + "-(\\d{1,18})");
        BitSet indexes = new BitSet();
        LogPart part =
                log.read(
                        line -> {
                            Matcher found = id.matcher(line.text());
                            while (found.find()) {
                                add(indexes, Long.parseLong(found.group(1)));
                            }
                        });
        return new LoggedRequests(indexes, part);
    }

    private static void add(BitSet indexes, long index) {
        if (index < Integer.MAX_VALUE) {
            indexes.set((int) index);
        }
    }

    int count() {
        return indexes.cardinality();
    }

    /** Returns the first few indexes that are not there. */
    List<Integer> firstMissing(int most) {
        return IntStream.iterate(indexes.nextClearBit(0), i -> indexes.nextClearBit(i + 1))
                .limit(most)
                .boxed()
                .toList();
    }
}
