package dev.millrace.samples;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Promise;

/**
 * A small REST service.
 *
 * <ul>
 *   <li>{@code GET /pages/{n}}: a page, for n below a million, otherwise 404
 *   <li>{@code GET /reports/{n}}: a report, after 100 ms
 *   <li>{@code GET /account}: the caller's session; whoever has none is sent to log in
 *   <li>{@code GET /login}: starts a session, in a cookie, and sends the caller to the account
 *   <li>{@code POST /orders} with a JSON body: 201 and the order's location
 *   <li>{@code POST /uploads} with any body: 201 and, as JSON, its type and length
 * </ul>
 */
final class CatalogueHandler extends Handler.Abstract.NonBlocking {

    private static final int PAGES = 1_000_000;
    private static final long REPORT_MILLIS = 100;

    private final AtomicLong orders = new AtomicLong();
    private final AtomicLong sessions = new AtomicLong();

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        String path = Request.getPathInContext(request);
        if (path.startsWith("/pages/")) {
            page(path, response, callback);
        } else if (path.startsWith("/reports/")) {
            report(request, response, callback);
        } else if (path.equals("/account")) {
            account(request, response, callback);
        } else if (path.equals("/login")) {
            String session = "session=" + sessions.incrementAndGet();
            response.getHeaders().put(HttpHeader.SET_COOKIE, session + "; Path=/; HttpOnly");
            redirect(response, "/account", callback);
        } else if (path.equals("/orders") && request.getMethod().equals("POST")) {
            order(request, response, callback);
        } else if (path.equals("/uploads") && request.getMethod().equals("POST")) {
            upload(request, response, callback);
        } else {
            return false;
        }
        return true;
    }

    private static void page(String path, Response response, Callback callback) {
        int page = Integer.parseInt(path.substring("/pages/".length()));
        if (page < PAGES) {
            answer(response, 200, "text/plain", "Page " + page + "\n", callback);
        } else {
            answer(response, 404, "text/plain", "No page " + page + "\n", callback);
        }
    }

    private static void report(Request request, Response response, Callback callback) {
        request.getComponents()
                .getScheduler()
                .schedule(
                        () -> answer(response, 200, "text/plain", "Report\n", callback),
                        REPORT_MILLIS,
                        TimeUnit.MILLISECONDS);
    }

    private static void account(Request request, Response response, Callback callback) {
        String cookie = request.getHeaders().get(HttpHeader.COOKIE);
        if (cookie == null) {
            redirect(response, "/login", callback);
        } else {
            answer(response, 200, "text/plain", "Welcome, " + cookie + "\n", callback);
        }
    }

    private static void redirect(Response response, String location, Callback callback) {
        response.getHeaders().put(HttpHeader.LOCATION, location);
        answer(response, 302, "text/plain", "", callback);
    }

    private void order(Request request, Response response, Callback callback) {
        Content.Source.asString(
                request,
                UTF_8,
                new Promise.Invocable.NonBlocking<>() {
                    @Override
                    public void succeeded(String order) {
                        accept(order, response, callback);
                    }

                    @Override
                    public void failed(Throwable thrown) {
                        callback.failed(thrown);
                    }
                });
    }

    private void accept(String order, Response response, Callback callback) {
        long id = orders.incrementAndGet();
        response.getHeaders().put(HttpHeader.LOCATION, "/orders/" + id);
        String body = "{\"id\": " + id + ", \"order\": " + order + "}";
        answer(response, 201, "application/json", body, callback);
    }

    private static void upload(Request request, Response response, Callback callback) {
        String type = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
        Content.Source.asByteBuffer(
                request,
                new Promise.Invocable.NonBlocking<>() {
                    @Override
                    public void succeeded(ByteBuffer body) {
                        String shown =
                                "{\"type\": \"" + type + "\", \"bytes\": " + body.remaining() + "}";
                        answer(response, 201, "application/json", shown, callback);
                    }

                    @Override
                    public void failed(Throwable thrown) {
                        callback.failed(thrown);
                    }
                });
    }

    private static void answer(
            Response response, int status, String type, String body, Callback callback) {
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, type);
        Content.Sink.write(response, true, body, callback);
    }
}
