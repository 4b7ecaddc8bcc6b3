package dev.millrace.transport.fuzz;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * A response that keeps to HTTP, in one of all its ways.
 *
 * @param text its bytes, one character each
 * @param endsItself whether it ends before the connection does
 */
record FuzzedResponse(String text, boolean endsItself) {

    private static final String TOKEN =
            "!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final String VALUE = TOKEN + "     \t\"(),/:;<=>?@[\\]{}\u00a0\u00e9\u00ff";

    /** Makes one for a request with or without a body in its response. */
    static FuzzedResponse of(Dice dice, boolean toHead) {
        return new Maker(dice).make(toHead);
    }

    private static final class Maker {

        private final Dice dice;
        private final String eol;
        private final StringBuilder text = new StringBuilder();

        Maker(Dice dice) {
            this.dice = dice;
            this.eol = dice.percent(5) ? "\n" : "\r\n";
        }

        FuzzedResponse make(boolean toHead) {
            text.append(dice.percent(3) ? "\r\n" : "");
            while (dice.percent(15)) {
                interim();
            }
            int status =
                    dice.oneOf(
                            200, 200, 200, 200, 200, 200, 201, 204, 205, 206, 301, 304, 400, 401,
                            404, 407, 413, 500, 503, 599, 600, 999, 101);
            String version = dice.percent(10) ? "HTTP/1.0" : "HTTP/1.1";
            statusLine(version, status);
            boolean bodiless = toHead || status == 204 || status == 304 || status == 101;
            return bodiless ? withoutBody() : withBody();
        }

        private void interim() {
            statusLine("HTTP/1.1", dice.oneOf(100, 100, 102, 103, 103, 104, 199));
            fields(List.of());
        }

        private void statusLine(String version, int status) {
            String reason =
                    dice.oneOf(
                            "",
                            " ",
                            " OK",
                            " OK",
                            " OK",
                            " Not Found",
                            "  a  b ",
                            " a\tb",
                            " n\u00e9e",
                            " " + dice.text(1 + dice.below(2_000), TOKEN));
            text.append(version).append(' ').append(status).append(reason).append(eol);
        }

        private FuzzedResponse withoutBody() {
            fields(
                    dice.oneOf(
                            List.<String>of(),
                            List.of("Content-Length: " + dice.size()),
                            List.of("Transfer-Encoding: chunked")));
            return new FuzzedResponse(text.toString(), true);
        }

        private FuzzedResponse withBody() {
            String body = dice.bytes(dice.size());
            int framing = dice.below(100);
            if (framing < 45) {
                fields(List.of(dice.inAnyCase("Content-Length") + ": " + body.length()));
                text.append(body);
            } else if (framing < 85) {
                fields(List.of(dice.inAnyCase("Transfer-Encoding") + ": " + chunked()));
                chunks(body);
            } else {
                fields(List.of());
                text.append(body);
                return new FuzzedResponse(text.toString(), false);
            }
            return new FuzzedResponse(text.toString(), true);
        }

        private String chunked() {
            return dice.percent(10) ? "gzip, chunked" : dice.inAnyCase("chunked");
        }

        private void chunks(String body) {
            int from = 0;
            while (from < body.length()) {
                int to = Math.min(body.length(), from + 1 + dice.below(body.length()));
                String size = Integer.toHexString(to - from);
                text.append(dice.percent(10) ? "00" : "").append(dice.inAnyCase(size));
                text.append(dice.percent(15) ? ";" + dice.text(dice.below(9), TOKEN) : "");
                text.append("\r\n").append(body, from, to).append("\r\n");
                from = to;
            }
            text.append(dice.percent(10) ? "000" : "0").append("\r\n");
            while (dice.percent(15)) {
                text.append(field()).append("\r\n");
            }
            text.append("\r\n");
        }

        private void fields(List<String> framing) {
            List<String> all = new ArrayList<>(framing);
            if (dice.percent(20)) {
                all.add(
                        dice.oneOf(
                                "Connection: close",
                                "connection: Close",
                                "Connection: x, close",
                                "Connection: keep-alive",
                                "Connection: Keep-Alive, x",
                                "Connection: close, keep-alive",
                                "Connection: upgrade",
                                "Keep-Alive: timeout=5"));
            }
            for (int i = dice.below(8); i > 0; i--) {
                all.add(field());
            }
            Collections.shuffle(all, new Random(dice.below(Integer.MAX_VALUE)));
            all.forEach(field -> text.append(field).append(eol));
            text.append(eol);
        }

        private String field() {
            if (dice.percent(40)) {
                return dice.inAnyCase(
                        dice.oneOf(
                                "Content-Type: text/html; charset=UTF-8",
                                "Content-Encoding: gzip",
                                "Set-Cookie: a=b; Path=/",
                                "Server: nginx",
                                "Date: Thu, 01 Jan 1970 00:00:00 GMT",
                                "Cache-Control: no-cache",
                                "Location: /elsewhere",
                                "ETag: \"abc\"",
                                "Vary: Accept-Encoding",
                                "Accept-Ranges: bytes"));
            }
            int length = dice.percent(5) ? dice.below(8_000) : dice.below(30);
            return "X-"
                    + dice.text(dice.below(12), TOKEN)
                    + ":"
                    + dice.oneOf(" ", " ", " ", "", "  ", "\t")
                    + dice.text(length, VALUE);
        }
    }
}
