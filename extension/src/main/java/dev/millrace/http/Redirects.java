package dev.millrace.http;

/**
 * Which redirects are followed: answers with 301, 302, 303, 307 or 308 and a {@code Location} that
 * can be followed.
 *
 * <p>By default none is: the redirect itself is the response. Hosts are told apart by name alone,
 * so that from {@code http://shop} to {@code https://shop} or to another port is no other host; the
 * hosts that may be loaded are the same as without redirects.
 *
 * <p>The request is sent on as browsers do it: after 303, and after a POST that got 301 or 302, as
 * GET without its body; after 307 and 308 with its method and body. {@code Authorization}, {@code
 * Cookie} and a {@code Host} field of the request's own go to no other scheme, host or port.
 *
 * @param followed whether any is followed
 * @param most how many of one request, one after the other, 1..100; one more is a failure
 * @param otherHosts whether those to another host are followed too, rather than being the response
 */
public record Redirects(boolean followed, int most, boolean otherHosts) {

    private static final int DEFAULT_MOST = 20;

    /**
     * Returns the default: no redirect is followed.
     *
     * @return none
     */
    public static Redirects none() {
        return new Redirects(false, 0, false);
    }

    /**
     * Follows up to 20 redirects within a host.
     *
     * @return redirects to follow
     */
    public static Redirects follow() {
        return new Redirects(true, DEFAULT_MOST, false);
    }

    /**
     * Returns a copy that bounds how many are followed.
     *
     * @param count 1..100; a request that is redirected once more fails
     * @return the copy
     */
    public Redirects most(int count) {
        return new Redirects(followed, count, otherHosts);
    }

    /**
     * Returns a copy that follows redirects to other hosts too.
     *
     * @return the copy
     */
    public Redirects toOtherHosts() {
        return new Redirects(followed, most, true);
    }
}
