package dev.millrace.transport.fuzz;

/** What goes wrong with a response. */
final class Breakage {

    private static final int MOST = 3;

    /** Most of what a client decides on is at the start. */
    private static final int START = 250;

    private final Dice dice;

    Breakage(Dice dice) {
        this.dice = dice;
    }

    String breakIt(String sound) {
        String broken = sound;
        for (int i = dice.below(MOST); i >= 0; i--) {
            broken = once(broken);
        }
        return broken;
    }

    private String once(String text) {
        int at = position(text);
        return switch (dice.below(10)) {
            case 0 -> text.substring(0, at);
            case 1 -> replaced(text, at, 1, dice.bytes(1));
            case 2 -> replaced(text, at, 0, dice.bytes(1 + dice.below(4)));
            case 3 -> replaced(text, at, 1 + dice.below(4), "");
            case 4 -> replaced(text, at, 0, text.substring(at, end(text, at, 1 + dice.below(60))));
            case 5 -> replaced(text, at, dice.below(2), dice.oneOf(DELIMITERS));
            case 6 -> afterALine(text, at, dice.oneOf(FIELDS) + "\r\n");
            case 7 ->
                    afterALine(
                            text,
                            at,
                            "X: " + dice.text(60_000 + dice.below(10_000), "ab") + "\r\n");
            case 8 -> inPlaceOfANumber(text, at);
            default ->
                    text + dice.oneOf("\r\n", "0", "HTTP/1.1 200 OK\r\n\r\n", text, dice.bytes(9));
        };
    }

    private static final String[] DELIMITERS = {
        "\r",
        "\n",
        "\r\n",
        "\r\n ",
        "\r\n\t",
        "\r\n\r\n",
        "\0",
        " ",
        "\t",
        ":",
        ";",
        ",",
        "\u007f",
        "\u00e9"
    };

    private static final String[] FIELDS = {
        "Content-Length: 3",
        "Content-Length: 0",
        "Content-Length: -1",
        "Content-Length: +1",
        "Content-Length: 1, 1",
        "Content-Length:",
        "Content-Length: 99999999999999999999",
        "Content-Length: 9223372036854775807",
        "Transfer-Encoding: chunked",
        "Transfer-Encoding: gzip",
        "Transfer-Encoding: identity",
        "Transfer-Encoding: chunked, gzip",
        "Transfer-Encoding:",
        "Connection: close",
        "Connection: keep-alive",
        "Connection:",
        "NoColon",
        ": no name",
        "Space : x",
        " folded"
    };

    private static final String[] NUMBERS = {
        "",
        "0",
        "-1",
        "+1",
        "00",
        "1",
        "7fffffff",
        "80000000",
        "ffffffffffffffff",
        "2147483648",
        "x",
        "0x1",
        "1 1"
    };

    private int position(String text) {
        int end = dice.percent(80) ? Math.min(START, text.length()) : text.length();
        return dice.below(end + 1);
    }

    private static int end(String text, int at, int length) {
        return Math.min(text.length(), at + length);
    }

    private static String replaced(String text, int at, int length, String by) {
        return text.substring(0, at) + by + text.substring(end(text, at, length));
    }

    private static String afterALine(String text, int at, String line) {
        int eol = text.indexOf('\n', at);
        return eol < 0 ? text : replaced(text, eol + 1, 0, line);
    }

    private String inPlaceOfANumber(String text, int at) {
        int from = at;
        while (from < text.length() && !Character.isDigit(text.charAt(from))) {
            from++;
        }
        int to = from;
        while (to < text.length() && Character.isDigit(text.charAt(to))) {
            to++;
        }
        return replaced(text, from, to - from, dice.oneOf(NUMBERS));
    }
}
