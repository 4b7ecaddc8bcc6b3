package dev.millrace.audit;

import dev.millrace.rows.BadRowException;
import org.jspecify.annotations.Nullable;

/**
 * One row of the list that is audited.
 *
 * @param row its number, from 1; the header and blank lines have none
 * @param text the URL, empty where the row is bad
 * @param problem what is wrong with the row, or null where it has a URL
 */
record Url(long row, String text, @Nullable BadRowException problem) {

    /**
     * Returns a number that differs from that of other rows and of other URLs, as good as always.
     */
    long fingerprint() {
        return fingerprint(row, text);
    }

    static long fingerprint(long row, String text) {
        long hash = row;
        for (int i = 0; i < text.length(); i++) {
            hash = mixed(hash + text.charAt(i));
        }
        return mixed(hash);
    }

    /** Spreads each bit over all: an odd factor, the golden ratio's, and what it carried up. */
    private static long mixed(long hash) {
        long spread = hash * 0x9E3779B97F4A7C15L;
        return spread ^ (spread >>> 29);
    }
}
