package dev.millrace.server;

import java.util.concurrent.atomic.AtomicInteger;

/** Scripts of servers that redirect, well and badly. */
public final class Redirections {

    private Redirections() {}

    /** Writes a redirect without a body. */
    public static String redirect(int status, String location) {
        return redirect(status, location, "");
    }

    /** Writes a redirect with a body. */
    public static String redirect(int status, String location, String body) {
        return Behaviours.response(status + " Go there", "Location: " + location + "\r\n", body);
    }

    /** Redirects from {@code /start}, and tells what it received elsewhere. */
    public static Script toEcho(int status, String location) {
        return Script.answering(
                request ->
                        request.target().startsWith("/start")
                                ? redirect(status, location, "moved")
                                : Behaviours.response("200 OK", request.text()));
    }

    /** Redirects whatever comes. */
    public static Script always(String location) {
        return Script.answering(redirect(302, location));
    }

    /** Redirects from A to B and from B to A. */
    public static Script inACircle() {
        return Script.answering(
                request -> redirect(302, request.target().equals("/a") ? "/b" : "/a"));
    }

    /** Redirects on and on, each time to where it never did before. */
    public static Script withoutEnd() {
        AtomicInteger steps = new AtomicInteger();
        return Script.answering(request -> redirect(302, "/" + steps.incrementAndGet()));
    }

    /** Redirects from n to n - 1, and answers at 0. */
    public static Script countingDown() {
        return Script.answering(
                request -> {
                    int steps = Integer.parseInt(request.target().substring(1));
                    return steps == 0
                            ? Behaviours.response("200 OK", "arrived")
                            : redirect(302, "/" + (steps - 1), "go on");
                });
    }

    /** Redirects from {@code /start} with a body longer than anybody wants to read. */
    public static Script withAHugeBody(String answer) {
        return fromStart("Content-Length: 1000000000\r\n\r\n" + "x".repeat(100_000), answer);
    }

    /** Redirects from {@code /start} with a body that is never complete. */
    public static Script withABodyThatStalls(String answer) {
        return fromStart("Content-Length: 100\r\n\r\nonly this", answer);
    }

    /** Redirects from {@code /start} with a chunked body of many chunks. */
    public static Script withManyChunks(String answer) {
        String chunk = "1000\r\n" + "x".repeat(0x1000) + "\r\n";
        return fromStart("Transfer-Encoding: chunked\r\n\r\n" + chunk.repeat(100), answer);
    }

    private static Script fromStart(String rest, String answer) {
        return Script.answering(
                request ->
                        request.target().equals("/start")
                                ? "HTTP/1.1 302 Found\r\nLocation: /there\r\n" + rest
                                : answer);
    }

    /** Redirects from {@code /start} and closes. */
    public static Script closing(String answer) {
        return client -> {
            var request = client.read();
            client.write(
                    request != null && request.target().equals("/start")
                            ? "HTTP/1.1 302 Found\r\nLocation: /there\r\nConnection: close\r\n\r\n"
                            : answer);
        };
    }
}
