package dev.millrace.samples.article;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Answers after a delay, which costs no thread; {@code /held} is answered at once. */
final class DelayHandler extends Handler.Abstract.NonBlocking {

    private final LongSupplier delayMillis;
    private final HeldRequests held = new HeldRequests(System::nanoTime);

    DelayHandler(LongSupplier delayMillis) {
        this.delayMillis = delayMillis;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        if (Request.getPathInContext(request).equals("/held")) {
            answer(response, held.figures().toString(), callback);
        } else {
            hold(request, response, callback);
        }
        return true;
    }

    private void hold(Request request, Response response, Callback callback) {
        long millis = delayMillis.getAsLong();
        held.begin(millis);
        Runnable end =
                () -> {
                    held.end();
                    answer(response, "Hello, World!", callback);
                };
        if (millis == 0) {
            end.run();
        } else {
            request.getComponents().getScheduler().schedule(end, millis, TimeUnit.MILLISECONDS);
        }
    }

    private static void answer(Response response, String body, Callback callback) {
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain");
        Content.Sink.write(response, true, body, callback);
    }
}
