package dev.millrace.transport.jetty;

import dev.millrace.plan.ConnectionOptions;
import dev.millrace.request.BytesBody;
import dev.millrace.request.Request;
import dev.millrace.request.RequestBody;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes requests as HTTP/1.1 has them: the header, and a small body right behind it. What does not
 * change from one request to the next is encoded once.
 */
final class RequestEncoder {

    /** Larger than most requests, and no larger than what a socket takes at once. */
    private static final int ROOM = 64 << 10;

    private static final int LARGEST_SMALL_BODY = ROOM / 2;

    private final boolean closing;
    private final RequestRules rules;
    private final FixedFields fixed;
    private final HeaderText header = new HeaderText();
    private final ByteBuffer room = ByteBuffer.allocateDirect(ROOM);

    RequestEncoder(ConnectionOptions options, RequestRules rules) {
        this.closing = options.newConnectionPerRequest();
        this.rules = rules;
        this.fixed = new FixedFields(options, rules);
    }

    /** Tells whether a body can go along with its header. */
    static boolean isSmall(RequestBody body) {
        return body instanceof BytesBody small && small.bytes().length <= LARGEST_SMALL_BODY;
    }

    /**
     * Encodes the header of a request, and its body where that goes along.
     *
     * @return the bytes, valid until the next request is encoded
     */
    ByteBuffer encode(DirectCall call) {
        Request request = call.request();
        header.clear();
        header.append(request.method()).append(" ");
        header.append(call.target(), call.targetStart()).append(" HTTP/1.1\r\n");
        fixed.appendTo(header, call.route(), request);
        appendOwn(request);
        if (closing) {
            header.append("Connection: close\r\n");
        }
        if (RequestRules.statesLength(request)) {
            header.appendField("Content-Length", Long.toString(call.bodyLength()));
        }
        header.append("\r\n");
        return encoded(call.smallBody());
    }

    private void appendOwn(Request request) {
        List<Map.Entry<String, String>> own = request.headers();
        for (int i = 0; i < own.size(); i++) {
            Map.Entry<String, String> field = own.get(i);
            if (!rules.omits(field.getKey(), request)) {
                header.appendField(field.getKey(), field.getValue());
            }
        }
    }

    private ByteBuffer encoded(byte @Nullable [] body) {
        int length = header.length() + (body == null ? 0 : body.length);
        ByteBuffer target = length <= ROOM ? room.clear() : ByteBuffer.allocate(length);
        header.putInto(target);
        if (body != null) {
            target.put(body);
        }
        return target.flip();
    }
}
