package dev.millrace.transport.jetty;

import dev.millrace.http.FailureKind;
import dev.millrace.http.TransportFailure;
import java.io.EOFException;
import java.io.IOException;
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
import org.eclipse.jetty.io.EndPoint;
import org.jspecify.annotations.Nullable;

/**
 * Tells the kind of failure from what was thrown; the operating system's kinds only from their
 * texts.
 */
final class FailureKinds {

    static final TransportFailure CUT_OFF =
            new TransportFailure(
                    FailureKind.CLOSED_EARLY, "the response ended before it was complete");
    static final TransportFailure MALFORMED =
            new TransportFailure(
                    FailureKind.MALFORMED_RESPONSE, "the response breaks the rules of HTTP");

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

    /** Tells what is wrong with a request that cannot be sent as it is. */
    static TransportFailure ofRequest(IllegalArgumentException refused) {
        return new TransportFailure(
                FailureKind.INVALID_REQUEST, String.valueOf(refused.getMessage()));
    }

    /** Tells the kind of failure of a request that was on its way over a connection. */
    static TransportFailure of(Throwable thrown, @Nullable LaneConnection connection) {
        return connection == null ? of(thrown) : of(thrown, connection.endPoint());
    }

    /** Tells why reading from a connection failed, or returns null where it did not. */
    static @Nullable TransportFailure ofReading(EndPoint endPoint) {
        IOException failure = LaneEndPoint.readFailureOf(endPoint);
        return failure == null ? null : of(failure);
    }

    private static TransportFailure of(Throwable thrown, EndPoint endPoint) {
        TransportFailure readFailure = ofReading(endPoint);
        if (readFailure != null) {
            return readFailure;
        }
        IOException writeFailure = LaneEndPoint.writeFailureOf(endPoint);
        if (endPoint.isOpen() && isOfParser(thrown)) {
            if (!endPoint.isInputShutdown()) {
                return MALFORMED;
            }
            // The kernel tells of a reset once: where writing was told, reading just ends.
            return writeFailure == null ? CUT_OFF : of(writeFailure);
        }
        return of(writeFailure == null ? thrown : writeFailure);
    }

    /**
     * Jetty's parser calls a broken body an early end, and an early end of the header a bad
     * message; where assertions are enabled, as in tests, making its exception fails on an
     * assertion.
     */
    private static boolean isOfParser(Throwable thrown) {
        return thrown.getClass() == EOFException.class
                || thrown instanceof HttpResponseException
                || thrown instanceof HttpException
                || thrown instanceof AssertionError;
    }

    private static @Nullable FailureKind kindOf(Throwable thrown) {
        if (thrown instanceof TargetNotAllowedException) {
            return FailureKind.TARGET_NOT_ALLOWED;
        }
        if (thrown instanceof UnknownHostException) {
            return FailureKind.UNKNOWN_HOST;
        }
        if (thrown instanceof SSLException) {
            return isReset(thrown) ? FailureKind.RESET : FailureKind.TLS;
        }
        if (thrown instanceof SocketTimeoutException) {
            return FailureKind.CONNECT_TIMEOUT;
        }
        boolean ended = thrown instanceof EOFException && thrown.getCause() == null;
        if (ended || thrown instanceof ClosedChannelException) {
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
        if (isReset(thrown)) {
            return FailureKind.RESET;
        }
        if (thrown instanceof NoRouteToHostException || message.contains("unreachable")) {
            return FailureKind.UNREACHABLE;
        }
        return thrown instanceof ConnectException ? FailureKind.REFUSED : null;
    }

    private static boolean isReset(Throwable thrown) {
        String message = String.valueOf(thrown.getMessage()).toLowerCase(Locale.ROOT);
        return message.contains("connection reset") || message.contains("broken pipe");
    }

    private static String describe(Throwable thrown) {
        String name = thrown.getClass().getSimpleName();
        return thrown.getMessage() == null ? name : name + ": " + thrown.getMessage();
    }
}
