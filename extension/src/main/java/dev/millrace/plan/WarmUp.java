package dev.millrace.plan;

import dev.millrace.clock.DurationText;
import java.time.Duration;
import java.util.Locale;

/**
 * What is sent before a run begins to record: caches, connections and compilers get ready, and
 * their cost is in no figure. It takes the first indexes of the source.
 */
public sealed interface WarmUp permits WarmUp.Time, WarmUp.Requests, WarmUp.UntilSteady {

    /** So long a run waits to become steady where nothing else is said. */
    Duration MOST = Duration.ofSeconds(60);

    /**
     * What is due in the first part of the run.
     *
     * @param duration how long that part is
     */
    record Time(Duration duration) implements WarmUp {
        // Refuses a time that is none.
        public Time {
            Rules.requirePositive(duration, "warmUp");
        }

        @Override
        public Duration longest() {
            return duration;
        }

        @Override
        public String text() {
            return DurationText.format(duration);
        }
    }

    /**
     * The first requests.
     *
     * @param requests how many, at least 1
     */
    record Requests(long requests) implements WarmUp {
        // Refuses a number that is none.
        public Requests {
            Rules.require(requests >= 1, "warmUp", "be at least 1 request", requests);
        }

        @Override
        public Duration longest() {
            return Duration.ZERO;
        }

        @Override
        public String text() {
            return String.format(Locale.ROOT, "%,d request%s", requests, requests == 1 ? "" : "s");
        }
    }

    /**
     * Whatever is due until the mean response time of a second has not changed for ten seconds.
     *
     * @param most begins to record after so long in any case
     */
    record UntilSteady(Duration most) implements WarmUp {
        // Refuses a time in which nothing can be seen to be steady.
        public UntilSteady {
            Rules.require(
                    most.compareTo(LEAST) >= 0,
                    "warmUp",
                    "allow at least "
                            + DurationText.format(LEAST)
                            + ", as steady is what has not changed for "
                            + DurationText.format(STEADY),
                    most);
        }

        @Override
        public Duration longest() {
            return most;
        }

        @Override
        public String text() {
            return "until steady, at most " + DurationText.format(most);
        }
    }

    /** Steady is what has not changed for so long. */
    Duration STEADY = Duration.ofSeconds(10);

    /** The first seconds are never steady, and seconds are told a little late. */
    Duration LEAST = Duration.ofSeconds(15);

    /**
     * Returns a warm-up of a time.
     *
     * @param duration longer than zero
     * @return the warm-up
     */
    static WarmUp time(Duration duration) {
        return new Time(duration);
    }

    /**
     * Returns a warm-up of a number of requests.
     *
     * @param requests at least 1
     * @return the warm-up
     */
    static WarmUp requests(long requests) {
        return new Requests(requests);
    }

    /**
     * Returns a warm-up that ends when the mean response time of a second has not changed for ten
     * seconds, after {@link #MOST} in any case.
     *
     * @return the warm-up
     */
    static WarmUp untilSteady() {
        return untilSteady(MOST);
    }

    /**
     * Returns a warm-up that ends when the mean response time of a second has not changed for ten
     * seconds.
     *
     * @param most begins to record after so long in any case, and says so; at least 15 s
     * @return the warm-up
     */
    static WarmUp untilSteady(Duration most) {
        return new UntilSteady(most);
    }

    /**
     * Returns how long the warm-up takes at most.
     *
     * @return the time, zero where a number of requests ends it
     */
    Duration longest();

    /**
     * Returns the warm-up in words.
     *
     * @return text such as {@code 10 s}, {@code 5,000 requests}
     */
    String text();
}
