package dev.millrace.transport.fuzz;

import java.util.SplittableRandom;

/** Chance that falls the same way for the same seed. */
final class Dice {

    private final SplittableRandom random;

    Dice(long seed) {
        random = new SplittableRandom(seed);
    }

    /** Returns 0..end-1. */
    int below(int end) {
        return random.nextInt(end);
    }

    boolean percent(int share) {
        return below(100) < share;
    }

    @SafeVarargs
    final <T> T oneOf(T... choices) {
        return choices[below(choices.length)];
    }

    /** Returns mostly a small number, at times one larger than buffers are. */
    int size() {
        int kind = below(100);
        if (kind < 20) {
            return 0;
        }
        if (kind < 70) {
            return below(40);
        }
        return kind < 97 ? below(3_000) : below(200_000);
    }

    /** Returns so many characters out of some. */
    String text(int length, String characters) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(characters.charAt(below(characters.length())));
        }
        return text.toString();
    }

    /** Returns so many bytes of any value, one character each. */
    String bytes(int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append((char) below(256));
        }
        return text.toString();
    }

    /** Returns a text in another case here and there. */
    String inAnyCase(String text) {
        return switch (below(4)) {
            case 0 -> text.toLowerCase(java.util.Locale.ROOT);
            case 1 -> text.toUpperCase(java.util.Locale.ROOT);
            default -> text;
        };
    }
}
