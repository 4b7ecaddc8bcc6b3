package dev.millrace.report;

import java.util.Locale;

/** Counts as people read them. */
final class Counted {

    private Counted() {}

    static String of(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    static String of(long count, String noun) {
        return of(count) + " " + noun + (count == 1 ? "" : "s");
    }
}
