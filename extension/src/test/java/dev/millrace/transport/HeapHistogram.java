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
            Pattern.compile("\\s*\\d+:\\s+(?<count>\\d+)\\s+\\d+\\s+(?<type>\\S+).*");

    private HeapHistogram() {}

    /** Collects, and returns how many instances of each class are left. */
    static Map<String, Long> take() {
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
                                    line -> line.group("type"),
                                    line -> Long.parseLong(line.group("count")),
                                    Long::sum));
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }
}
