package dev.millrace.transport.jetty;

import dev.millrace.http.Headers;
import dev.millrace.http.Origin;
import dev.millrace.http.Outcome;
import dev.millrace.http.Redirect;
import dev.millrace.http.Response;
import dev.millrace.http.TransportFailure;
import dev.millrace.request.Request;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;

/**
 * One step of a request's way: the request itself, or what is left of it after redirects.
 *
 * @param request the request as it was made
 * @param uri where this step goes, absolute
 * @param method the method of this step
 * @param withBody whether the request's body is still sent
 * @param trusted whether all steps so far went to the origin that the request was made for
 * @param history the redirects that led here
 */
record Hop(
        Request request,
        String uri,
        String method,
        boolean withBody,
        boolean trusted,
        List<Redirect> history) {

    static Hop first(Request request, String uri) {
        return new Hop(request, uri, request.method(), true, true, List.of());
    }

    boolean isFirst() {
        return history.isEmpty();
    }

    /** Follows a redirect to an absolute URI. */
    Hop next(int status, String to) {
        List<Redirect> longer = new ArrayList<>(history);
        longer.add(new Redirect(uri, status, to));
        boolean toGet = becomesGet(status);
        return new Hop(
                request,
                to,
                toGet ? "GET" : method,
                withBody && !toGet,
                trusted && Origin.of(to).equals(Origin.of(uri)),
                longer);
    }

    private boolean becomesGet(int status) {
        return status == 303
                ? !method.equals("HEAD")
                : (status == 301 || status == 302) && method.equals("POST");
    }

    /** Takes away the request's fields that this step must not send. */
    void withhold(HttpFields.Mutable fields) {
        if (!trusted) {
            remove(fields, Hop::isForTheFirstOriginOnly);
        }
        if (!withBody) {
            remove(fields, field -> field.getLowerCaseName().startsWith("content-"));
        }
    }

    private static void remove(HttpFields.Mutable fields, Predicate<HttpField> unwanted) {
        fields.stream().filter(unwanted).map(HttpField::getName).toList().forEach(fields::remove);
    }

    private static boolean isForTheFirstOriginOnly(HttpField field) {
        return Headers.isSecret(field.getName()) || field.getName().equalsIgnoreCase("host");
    }

    /** Returns where this step goes, as far as cookies look at it. */
    URI cookieUri() {
        int authorityEnd = Origin.endOfAuthority(uri);
        String path = PathText.of(uri, authorityEnd);
        int end = path.indexOf('?') < 0 ? path.length() : path.indexOf('?');
        // The brackets that may be sent in a path are more than what the JDK's URI takes.
        String strict = path.substring(0, end).replace("[", "%5B").replace("]", "%5D");
        return URI.create(uri.substring(0, authorityEnd) + strict);
    }

    /** Adds the history to how the last step ended. */
    Outcome ended(Outcome outcome) {
        if (history.isEmpty()) {
            return outcome;
        }
        return outcome instanceof TransportFailure failure
                ? new TransportFailure(failure.kind(), failure.detail(), history)
                : ended((Response) outcome);
    }

    private Response ended(Response response) {
        return new Response(
                response.status(), response.reason(), response.headers(), response.body(), history);
    }
}
