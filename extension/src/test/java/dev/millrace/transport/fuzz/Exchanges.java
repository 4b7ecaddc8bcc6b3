package dev.millrace.transport.fuzz;

import dev.millrace.transport.fuzz.FuzzedExchange.Ending;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Makes exchanges out of seeds. */
final class Exchanges {

    /** So much is in the client's socket once it is written, without anybody reading. */
    private static final int SURELY_IN_FLIGHT = 16 << 10;

    private static final int FEW_ENOUGH_FOR_SINGLE_BYTES = 150;

    private Exchanges() {}

    static FuzzedExchange of(long seed) {
        Dice dice = new Dice(seed);
        String method = dice.oneOf("GET", "GET", "GET", "HEAD", "POST", "POST");
        int requestBody = method.equals("POST") ? dice.size() : -1;
        FuzzedResponse response = FuzzedResponse.of(dice, method.equals("HEAD"));
        boolean broken = dice.percent(50);
        String text = broken ? new Breakage(dice).breakIt(response.text()) : response.text();
        return new FuzzedExchange(
                seed,
                method,
                requestBody,
                dice.percent(5),
                dice.percent(50),
                requestBody < SURELY_IN_FLIGHT && dice.percent(20),
                cut(text, dice),
                ending(response, text.length(), dice),
                !broken);
    }

    private static Ending ending(FuzzedResponse response, int size, Dice dice) {
        if (!response.endsItself() && dice.percent(80)) {
            return dice.oneOf(Ending.CLOSE, Ending.END_OUTPUT, Ending.CUT_OFF);
        }
        int kind = dice.below(100);
        if (kind < 60) {
            return Ending.KEEP_OPEN;
        }
        if (kind < 80) {
            return dice.oneOf(Ending.CLOSE, Ending.CUT_OFF);
        }
        // A reset takes back what the client has not read: more than it reads at once is a race.
        return kind < 90 || size > SURELY_IN_FLIGHT ? Ending.END_OUTPUT : Ending.RESET;
    }

    private static List<String> cut(String text, Dice dice) {
        TreeSet<Integer> cuts = new TreeSet<>();
        if (text.length() < FEW_ENOUGH_FOR_SINGLE_BYTES && dice.percent(5)) {
            for (int i = 1; i < text.length(); i++) {
                cuts.add(i);
            }
        }
        for (int i = dice.below(5); i > 0 && text.length() > 1; i--) {
            int end = dice.percent(70) ? Math.min(text.length(), 300) : text.length();
            cuts.add(1 + dice.below(end - 1));
        }
        cuts.add(text.length());
        List<String> pieces = new ArrayList<>();
        int from = 0;
        for (int to : cuts) {
            pieces.add(text.substring(from, to));
            from = to;
        }
        return pieces;
    }
}
