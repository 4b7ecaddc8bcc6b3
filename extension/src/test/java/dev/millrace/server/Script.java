package dev.millrace.server;

import java.io.IOException;
import java.util.function.Function;

/** What a {@link RawServer} does with each connection; the connection is closed at its end. */
@FunctionalInterface
public interface Script {

    /** Plays the script on a connection. */
    void play(RawConnection client) throws IOException;

    /** Answers each request of a connection. */
    static Script answering(Function<ReceivedRequest, String> answer) {
        return client -> {
            for (var request = client.read(); request != null; request = client.read()) {
                client.write(answer.apply(request));
            }
        };
    }

    /** Answers each request of a connection alike. */
    static Script answering(String answer) {
        return answering(request -> answer);
    }
}
