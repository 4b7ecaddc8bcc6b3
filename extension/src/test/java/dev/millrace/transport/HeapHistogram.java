package dev.millrace.transport;

import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.management.JMException;
import javax.management.ObjectName;

/** Counts what is live in this JVM's heap. */
final class HeapHistogram {

    private static final Pattern LINE =
            Pattern.compile("\\s*\\d+:\\s+(?<count>\\d+)\\s+(?<bytes>\\d+)\\s+(?<type>\\S+).*");

    private HeapHistogram() {}

    /** The instances of a class, and what they take; the largest come first. */
    record Live(long count, long bytes) implements Comparable<Live> {

        static final Live NONE = new Live(0, 0);

        Live plus(Live other) {
            return new Live(count + other.count, bytes + other.bytes);
        }

        Live minus(Live other) {
            return new Live(count - other.count, bytes - other.bytes);
        }

        @Override
        public int compareTo(Live other) {
            return Long.compare(other.bytes, bytes);
        }
    }

    /** Collects, and returns what is left of each class. */
    static Map<String, Live> take() {
        try {
            String histogram =
                    (String)
                            ManagementFactory.getPlatformMBeanServer()
                                    .invoke(
                                            new ObjectName(
                                                    "com.sun.management:type=DiagnosticCommand"),
                                            "gcClassHistogram",
                                            new Object[] {new String[0]},
                                            new String[] {String[].class.getName()});
            return histogram
                    .lines()
                    .map(LINE::matcher)
                    .filter(Matcher::matches)
                    .collect(
                            Collectors.toMap(
                                    line -> line.group("type"), HeapHistogram::live, Live::plus));
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Live live(Matcher line) {
        return new Live(Long.parseLong(line.group("count")), Long.parseLong(line.group("bytes")));
    }
}
