package dev.millrace.plan;

import dev.millrace.clock.DurationText;
import java.time.Duration;
import java.util.Locale;

/** The stretches of a run in each of which an objective must hold. */
public sealed interface Window {

    /**
     * Returns the window in words.
     *
     * @return text such as {@code in any 10 s}
     */
    String name();

    /**
     * Each stretch of so much time.
     *
     * @param length at least one second
     */
    record Time(Duration length) implements Window {

        private static final Duration SHORTEST = Duration.ofSeconds(1);

        // Refuses what is shorter than the steps in which it slides.
        public Time {
            Rules.require(length.compareTo(SHORTEST) >= 0, "within", "be at least 1 s", length);
        }

        @Override
        public String name() {
            return "in any " + DurationText.format(length);
        }
    }

    /**
     * Each stretch of so many requests, in the order in which they ended.
     *
     * @param count at least 1, at most 10,000,000
     */
    record Requests(int count) implements Window {

        private static final int MOST = 10_000_000;

        // Refuses what holds nothing, and what takes memory.
        public Requests {
            Rules.require(count >= 1 && count <= MOST, "last", "be within 1..10000000", count);
        }

        @Override
        public String name() {
            return String.format(Locale.ROOT, "over the last %,d", count);
        }
    }
}
