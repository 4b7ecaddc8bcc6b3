package dev.millrace.request;

import java.util.function.IntPredicate;

/** Refuses header fields that would break the request apart, or not arrive as they are. */
final class FieldRules {

    private static final String TOKEN_MARKS = "!#$%&'*+-.^_`|~";

    private FieldRules() {}

    static void check(String name, String value) {
        if (name.isEmpty() || !consists(name, FieldRules::ofToken)) {
            throw new IllegalArgumentException(
                    "header requires a name that is a token, but was \"" + name + '"');
        }
        if (!consists(value, FieldRules::ofValue)) {
            throw new IllegalArgumentException(
                    "header requires a value of printable ISO-8859-1 characters for " + name);
        }
    }

    /** A loop, as a lambda that makes requests may set fields for each: a stream would allocate. */
    private static boolean consists(String text, IntPredicate characters) {
        for (int i = 0; i < text.length(); i++) {
            if (!characters.test(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** Refuses what would not stay within a line of a part's header. */
    static void checkLine(String what, String text) {
        if (breaks(text)) {
            throw new IllegalArgumentException(
                    what + " requires names and types without line breaks");
        }
    }

    private static boolean breaks(String text) {
        return text.indexOf('\r') >= 0 || text.indexOf('\n') >= 0 || text.indexOf('\0') >= 0;
    }

    /** RFC 9110, section 5.5: there is no encoding for any other character. */
    private static boolean ofValue(int character) {
        return character == '\t' || (character >= ' ' && character != 0x7f && character <= 0xff);
    }

    static boolean ofToken(int character) {
        boolean letterOrDigit = character < 128 && Character.isLetterOrDigit(character);
        return letterOrDigit || TOKEN_MARKS.indexOf(character) >= 0;
    }
}
