package dev.millrace.request;

/** Refuses header fields that would break the request apart. */
final class FieldRules {

    private static final String TOKEN_MARKS = "!#$%&'*+-.^_`|~";

    private FieldRules() {}

    static void check(String name, String value) {
        if (name.isEmpty() || !name.chars().allMatch(FieldRules::ofToken)) {
            throw new IllegalArgumentException(
                    "header requires a name that is a token, but was \"" + name + '"');
        }
        if (value.indexOf('\r') >= 0 || value.indexOf('\n') >= 0 || value.indexOf('\0') >= 0) {
            throw new IllegalArgumentException(
                    "header requires a value without line breaks for " + name);
        }
    }

    static boolean ofToken(int character) {
        boolean letterOrDigit = character < 128 && Character.isLetterOrDigit(character);
        return letterOrDigit || TOKEN_MARKS.indexOf(character) >= 0;
    }
}
