package dev.millrace.audit;

import dev.millrace.http.Origin;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Tells where URLs go. */
final class UrlOrigins {

    private final UnaryOperator<String> absolute;

    /**
     * Tells where URLs go.
     *
     * @param absolute completes a URL that starts with a slash
     */
    UrlOrigins(UnaryOperator<String> absolute) {
        this.absolute = absolute;
    }

    /** Returns the origin of a URL; null where it has none, as a malformed one. */
    @Nullable Origin of(Url url) {
        try {
            return url.problem() == null ? origin(absolute.apply(url.text())) : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** What follows the authority is left out, as it may be malformed without the host being so. */
    private static Origin origin(String uri) {
        return Origin.of(uri.substring(0, Origin.endOfAuthority(uri)));
    }
}
