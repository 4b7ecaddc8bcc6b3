package dev.millrace.transport.jetty;

import dev.millrace.http.FailureKind;
import dev.millrace.http.TransportFailure;
import java.io.EOFException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.util.Locale;
import javax.net.ssl.SSLException;
import org.eclipse.jetty.client.HttpResponseException;
import org.eclipse.jetty.http.HttpException;
import org.jspecify.annotations.Nullable;

/**
 * Tells the kind of failure from what was thrown; the operating system's kinds only from their
 * texts.
 */
final class FailureKinds {

    private FailureKinds() {}

    static TransportFailure of(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            FailureKind kind = kindOf(cause);
            if (kind != null) {
                return new TransportFailure(kind, describe(cause));
            }
        }
        return new TransportFailure(FailureKind.OTHER, describe(thrown));
    }

    private static @Nullable FailureKind kindOf(Throwable thrown) {
        if (thrown instanceof TargetNotAllowedException) {
            return FailureKind.TARGET_NOT_ALLOWED;
        }
        if (thrown instanceof UnknownHostException) {
            return FailureKind.UNKNOWN_HOST;
        }
        if (thrown instanceof SSLException) {
            return FailureKind.TLS;
        }
        if (thrown instanceof SocketTimeoutException) {
            return FailureKind.CONNECT_TIMEOUT;
        }
        if (thrown instanceof HttpResponseException || thrown instanceof HttpException) {
            return FailureKind.MALFORMED_RESPONSE;
        }
        if (thrown instanceof EOFException || thrown instanceof ClosedChannelException) {
            return FailureKind.CLOSED_EARLY;
        }
        return thrown.getMessage() == null
                ? null
                : kindOf(thrown, thrown.getMessage().toLowerCase(Locale.ROOT));
    }

    private static @Nullable FailureKind kindOf(Throwable thrown, String message) {
        if (message.contains("too many open files")) {
            return FailureKind.OUT_OF_DESCRIPTORS;
        }
        if (thrown instanceof BindException
                || message.contains("cannot assign requested address")) {
            return FailureKind.OUT_OF_PORTS;
        }
        if (message.contains("connection reset") || message.contains("broken pipe")) {
            return FailureKind.RESET;
        }
        if (thrown instanceof NoRouteToHostException || message.contains("unreachable")) {
            return FailureKind.UNREACHABLE;
        }
        return thrown instanceof ConnectException ? FailureKind.REFUSED : null;
    }

    private static String describe(Throwable thrown) {
        String name = thrown.getClass().getSimpleName();
        return thrown.getMessage() == null ? name : name + ": " + thrown.getMessage();
    }
}
