package dev.millrace.transport.jetty;

import dev.millrace.http.Origin;
import dev.millrace.http.Redirects;
import org.jspecify.annotations.Nullable;

/** Decides whether a response is a redirect to follow, and where it leads. */
final class Redirector {

    /** What RFC 9110 wants to be supported at least; longer ones would make histories large. */
    private static final int LONGEST_LOCATION = 8_000;

    private final Redirects rules;

    Redirector(Redirects rules) {
        this.rules = rules;
    }

    /**
     * Returns the next step, or null where the response is the end: no redirect, or one that leads
     * nowhere or where this run does not follow.
     */
    @Nullable Hop next(Hop hop, int status, @Nullable String location) {
        if (!rules.followed() || !isRedirect(status)) {
            return null;
        }
        if (location == null || location.isBlank() || location.length() > LONGEST_LOCATION) {
            return null;
        }
        try {
            return next(hop, status, Origin.of(hop.uri()), location);
        } catch (IllegalArgumentException e) {
            // A Location that no request can be sent to.
            return null;
        }
    }

    private @Nullable Hop next(Hop hop, int status, Origin from, String location) {
        String to = Location.resolve(hop.uri(), location.strip());
        Origin there = Origin.of(to);
        if (!rules.otherHosts() && !there.host().equals(from.host())) {
            return null;
        }
        int authorityEnd = Origin.endOfAuthority(to);
        PathText.of(to, authorityEnd);
        // Within an origin, user and password of the URI stay with it.
        String prefix =
                there.equals(from)
                        ? hop.uri().substring(0, Origin.endOfAuthority(hop.uri()))
                        : to.substring(0, authorityEnd);
        return hop.next(status, prefix + to.substring(authorityEnd));
    }

    boolean allows(Hop hop) {
        return hop.history().size() <= rules.most();
    }

    private static boolean isRedirect(int status) {
        return switch (status) {
            case 301, 302, 303, 307, 308 -> true;
            default -> false;
        };
    }
}
