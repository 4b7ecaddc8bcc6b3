package dev.millrace.request;

import java.util.List;

/**
 * Makes requests; meant to be imported statically.
 *
 * <p>A URI is absolute, or starts with {@code /} where the run has a target. It is sent as it is:
 * encode what needs encoding.
 */
public final class Requests {

    private Requests() {}

    /**
     * Makes a GET request.
     *
     * @param uri where to
     * @return the request
     */
    public static Request get(String uri) {
        return new Request("GET", uri);
    }

    /**
     * Makes a HEAD request.
     *
     * @param uri where to
     * @return the request
     */
    public static Request head(String uri) {
        return new Request("HEAD", uri);
    }

    /**
     * Makes a POST request.
     *
     * @param uri where to
     * @return the request
     */
    public static Request post(String uri) {
        return new Request("POST", uri);
    }

    /**
     * Makes a PUT request.
     *
     * @param uri where to
     * @return the request
     */
    public static Request put(String uri) {
        return new Request("PUT", uri);
    }

    /**
     * Makes a PATCH request.
     *
     * @param uri where to
     * @return the request
     */
    public static Request patch(String uri) {
        return new Request("PATCH", uri);
    }

    /**
     * Makes a DELETE request.
     *
     * @param uri where to
     * @return the request
     */
    public static Request delete(String uri) {
        return new Request("DELETE", uri);
    }

    /**
     * Makes an OPTIONS request.
     *
     * @param uri where to
     * @return the request
     */
    public static Request options(String uri) {
        return new Request("OPTIONS", uri);
    }

    /**
     * Makes a request with any method but CONNECT, which would turn the connection into a tunnel.
     *
     * @param method the method, a token of RFC 9110, such as {@code PROPFIND}
     * @param uri where to
     * @return the request
     * @throws IllegalArgumentException if the method is not a token, or is CONNECT
     */
    public static Request request(String method, String uri) {
        if (method.isEmpty()
                || !method.chars().allMatch(FieldRules::ofToken)
                || method.equals("CONNECT")) {
            throw new IllegalArgumentException(
                    "request(...) requires a method that is a token other than CONNECT, but was \""
                            + method
                            + '"');
        }
        return new Request(method, uri);
    }

    /**
     * Makes requests of several kinds, each in its share, evenly spread: of any stretch of indexes
     * each part gets its share but for a few.
     *
     * @param parts at least one; each is given the indexes of its requests, and no others
     * @return the factory
     * @throws IllegalArgumentException if there is no part
     */
    public static RequestFactory mix(Weighted... parts) {
        return new Mix(List.of(parts));
    }

    /**
     * Returns a part of a mix.
     *
     * @param weight its share, in relation to the other weights; above 0
     * @param factory makes its requests
     * @return the part
     * @throws IllegalArgumentException if the weight is not above 0
     */
    public static Weighted weight(double weight, RequestFactory factory) {
        return new Weighted(weight, null, factory);
    }

    /**
     * Returns a part of a mix whose requests have a label, so that figures are kept for them.
     *
     * @param weight its share, in relation to the other weights; above 0
     * @param label the label of its requests that have none of their own
     * @param factory makes its requests
     * @return the part
     * @throws IllegalArgumentException if the weight is not above 0
     */
    public static Weighted weight(double weight, String label, RequestFactory factory) {
        return new Weighted(weight, label, factory);
    }
}
