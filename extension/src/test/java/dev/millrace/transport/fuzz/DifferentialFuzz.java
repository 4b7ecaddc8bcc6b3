package dev.millrace.transport.fuzz;

import dev.millrace.transport.TransportFactory;
import java.util.ArrayList;
import java.util.List;

/** Plays the same exchanges to two transports. */
record DifferentialFuzz(TransportFactory first, TransportFactory second, boolean secured) {

    /** After so many exchanges, lanes and servers are new. */
    private static final int ROUND = 500;

    /** Returns the differences found, each with all it takes to see it again. */
    List<String> differences(long seed, int count, int most) throws InterruptedException {
        List<String> found = new ArrayList<>();
        for (int done = 0; done < count && found.size() < most; done += ROUND) {
            round(seed + done, Math.min(ROUND, count - done), most, found);
        }
        return found;
    }

    private void round(long seed, int count, int most, List<String> found)
            throws InterruptedException {
        try (Bench one = new Bench(first, secured);
                Bench other = new Bench(second, secured)) {
            for (int i = 0; i < count && found.size() < most; i++) {
                FuzzedExchange exchange = Exchanges.of(seed + i);
                Observation seen = one.observe(exchange);
                Observation also = other.observe(exchange);
                if (!seen.agreesWith(also, exchange.exact())) {
                    found.add(exchange + difference(seen, also));
                }
            }
        }
    }

    private String difference(Observation seen, Observation also) {
        return first.name() + ":\n" + seen + "\n" + second.name() + ":\n" + also + "\n";
    }
}
