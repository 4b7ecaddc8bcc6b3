package dev.millrace.transport.jetty;

import dev.millrace.http.Response;
import dev.millrace.transport.Exchange;
import java.nio.ByteBuffer;
import java.util.Objects;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.http.HttpParser;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.util.BufferUtil;
import org.jspecify.annotations.Nullable;

/**
 * Reads one response at a time, by Jetty's parser. A connection holds a reader only while there is
 * part of a response, so that a lane needs few, whatever the number of its connections.
 */
final class ResponseReader implements HttpParser.ResponseHandler {

    /** What has come of a response. */
    enum Progress {
        PARTIAL,
        COMPLETE,
        BROKEN
    }

    private final HttpParser parser =
            new HttpParser(this, LaneTransport.MOST_HEADER_BYTES, HttpCompliance.RFC9110);
    private final HttpFields.Mutable fields = HttpFields.build();
    private final JettyHeaders headers = new JettyHeaders(fields);
    private final BodyCollector body = new BodyCollector();
    private final HeaderMemo memo = new HeaderMemo();
    private @Nullable Exchange exchange;

    /** What holds the start of the response, while that is read. */
    private @Nullable ByteBuffer first;

    private int firstPosition;
    private int bodyLimit;
    private boolean headerOnly;
    private int status;
    private String reason = "";
    private boolean persistent;
    private HttpVersion version = HttpVersion.HTTP_1_1;
    private boolean fresh;
    private boolean continued;
    private boolean broken;

    ResponseReader() {
        parser.setHeaderCacheCaseSensitive(true);
    }

    /** Gets ready for the response to a call. */
    void start(DirectCall call) {
        exchange = call.exchange;
        bodyLimit = call.bodyLimit();
        headerOnly = call.isForHeaderOnly();
        fresh = true;
        continued = false;
    }

    private void nextMessage() {
        parser.reset();
        parser.setHeadResponse(headerOnly);
        fields.clear();
    }

    /** Takes what was read; all of it unless the response is complete. */
    Progress read(ByteBuffer in) {
        if (!fresh) {
            return parse(in);
        }
        fresh = false;
        if (memo.isNextOf(in, headerOnly)) {
            repeat(in);
            return Progress.COMPLETE;
        }
        memo.forget();
        first = in;
        firstPosition = in.position();
        nextMessage();
        Progress progress = parse(in);
        first = null;
        return progress;
    }

    /** Takes a response whose header is that of the last one. */
    private void repeat(ByteBuffer in) {
        begin();
        int limit = in.limit();
        in.position(in.position() + memo.headerLength());
        in.limit(in.position() + memo.bodyLength());
        body.add(in);
        in.position(in.limit()).limit(limit);
    }

    private Progress parse(ByteBuffer in) {
        while (parsed(in)) {
            if (!isInterim()) {
                return Progress.COMPLETE;
            }
            continued |= status == HttpStatus.CONTINUE_100;
            nextMessage();
        }
        return broken ? Progress.BROKEN : Progress.PARTIAL;
    }

    /**
     * Where assertions are enabled, as in tests, Jetty fails on one while it makes its exception.
     */
    private boolean parsed(ByteBuffer in) {
        try {
            return parser.parseNext(in);
        } catch (AssertionError e) {
            broken = true;
            return false;
        }
    }

    /** Takes note that nothing more will come. */
    Progress end() {
        parser.atEOF();
        return read(BufferUtil.EMPTY_BUFFER);
    }

    private boolean isInterim() {
        return HttpStatus.isInterim(status);
    }

    /** Tells whether the server has asked for the body that waits for that. */
    boolean continued() {
        return continued;
    }

    /** Returns the response; its header fields are good until the next one is read. */
    Response response() {
        return new Response(status, reason, headers, body.body());
    }

    /** Tells whether the server keeps the connection open after the response. */
    boolean keepsConnection() {
        return persistent;
    }

    private boolean isPersistent() {
        if (status == HttpStatus.SWITCHING_PROTOCOLS_101) {
            return false;
        }
        return version == HttpVersion.HTTP_1_0
                ? saysOfConnection(HttpHeaderValue.KEEP_ALIVE)
                : !saysOfConnection(HttpHeaderValue.CLOSE);
    }

    private boolean saysOfConnection(HttpHeaderValue value) {
        return fields.contains(HttpHeader.CONNECTION, value.asString());
    }

    /** Tells whether it can read another response after a whole one. */
    boolean isReusable() {
        return !parser.isClosed();
    }

    @Override
    public void startResponse(HttpVersion theVersion, int theStatus, String theReason) {
        if (theStatus < HttpStatus.CONTINUE_100) {
            // Jetty's parser lets codes of less than three digits pass where no reason follows.
            throw new HttpException.RuntimeException(
                    HttpStatus.BAD_GATEWAY_502, "the status code " + theStatus);
        }
        version = theVersion;
        status = theStatus;
        reason = theReason == null ? "" : theReason;
        if (!isInterim()) {
            begin();
        }
    }

    private void begin() {
        Objects.requireNonNull(exchange).firstByte();
        body.start(status, bodyLimit);
    }

    @Override
    public void parsedHeader(HttpField field) {
        fields.add(field);
    }

    @Override
    public boolean headerComplete() {
        persistent = isPersistent();
        ByteBuffer in = first;
        if (in != null && !isInterim()) {
            if (headerOnly || isWithoutBody()) {
                memo.keep(in, firstPosition, headerOnly, 0);
            } else if (parser.getContentLength() >= 0) {
                memo.keep(in, firstPosition, headerOnly, parser.getContentLength());
            }
        }
        return false;
    }

    /** As the parser has it, and RFC 9112, section 6.3: a response with status 205 may have one. */
    private boolean isWithoutBody() {
        return status == HttpStatus.NO_CONTENT_204 || status == HttpStatus.NOT_MODIFIED_304;
    }

    @Override
    public boolean content(ByteBuffer content) {
        body.add(content);
        return false;
    }

    @Override
    public boolean contentComplete() {
        return false;
    }

    /** Trailers are read past: expectations are about the header. */
    @Override
    public void parsedTrailer(HttpField trailer) {}

    @Override
    public boolean messageComplete() {
        return true;
    }

    @Override
    public void earlyEOF() {
        broken = true;
    }

    @Override
    public void badMessage(HttpException failure) {
        broken = true;
    }
}
