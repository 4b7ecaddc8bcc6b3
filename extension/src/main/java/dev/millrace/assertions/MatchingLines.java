package dev.millrace.assertions;

import dev.millrace.http.Headers;
import dev.millrace.log.LogLine;
import dev.millrace.log.LogPart;
import dev.millrace.log.TargetLog;
import dev.millrace.result.Transcript;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The lines of a log that match an expression: how many there are, and the first few.
 *
 * @param count how many lines
 * @param first the first few, for people
 * @param part what was read
 */
record MatchingLines(long count, List<String> first, LogPart part) {

    private static final int MOST_SHOWN = 5;
    private static final int MOST_CHARS = 300;
    private static final Pattern FIELD = Pattern.compile("([\\w-]+)[\"']?\\s*[:=]\\s*(?=\\S)");

    static MatchingLines of(TargetLog log, Pattern pattern) {
        List<String> first = new ArrayList<>();
        long[] lineAndCount = {0, 0};
        LogPart part =
                log.read(
                        line -> {
                            boolean counted = line.number() == lineAndCount[0];
                            if (!counted && pattern.matcher(line.text()).find()) {
                                lineAndCount[0] = line.number();
                                lineAndCount[1]++;
                                if (first.size() < MOST_SHOWN) {
                                    first.add(shown(line));
                                }
                            }
                        });
        return new MatchingLines(lineAndCount[1], first, part);
    }

    /** Masked before it is cut, so that no half of a secret is left. */
    private static String shown(LogLine line) {
        String masked = Transcript.maskUri(withoutSecretFields(line.text()));
        String cut = masked.length() <= MOST_CHARS ? masked : masked.substring(0, MOST_CHARS);
        return String.format(Locale.ROOT, "line %,d: ", line.number())
                + Transcript.escape(cut)
                + (cut.length() < masked.length() ? "..." : "");
    }

    private static String withoutSecretFields(String text) {
        Matcher field = FIELD.matcher(text);
        while (field.find()) {
            if (Headers.isSecret(field.group(1))) {
                return text.substring(0, field.end()) + "***";
            }
        }
        return text;
    }
}
