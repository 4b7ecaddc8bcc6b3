package dev.millrace.samples.article;

/**
 * The article's {@code client-sync}: sends one request after the other.
 *
 * <p>Its fault: one is in flight, however long the server takes.
 */
final class Sync {

    private Sync() {}

    /** Runs it. */
    public static void main(String[] args) throws Exception {
        Algorithm.start(Sync::run, args);
    }

    private static void run(Options options, Client client, Tally tally) {
        for (long i = 0; i < options.requests(); i++) {
            tally.count(client.fetch(i).join(), null);
        }
    }
}
