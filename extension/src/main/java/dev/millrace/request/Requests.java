package dev.millrace.request;

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
}
