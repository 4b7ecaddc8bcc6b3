package dev.millrace.samples.article;

/** How a program makes its requests. */
@FunctionalInterface
interface Algorithm {

    /** Makes them all. */
    void run(Options options, Client client, Tally tally) throws Exception;

    /** Runs a program; what became of its requests is printed also where it fails or is stopped. */
    static void start(Algorithm algorithm, String[] args) throws Exception {
        Options options = Options.parse(args);
        Tally tally = new Tally(options.requests());
        Runtime.getRuntime().addShutdownHook(new Thread(tally::print));
        try (Client client = new Client(options)) {
            algorithm.run(options, client, tally);
        }
    }
}
