package dev.millrace.transport.jetty;

import java.io.IOException;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.io.Content;

/**
 * A content that is as long as it said, or else fails: a server would wait for what is missing of a
 * file, and take what is too much for the next request.
 */
final class ExactContent implements Request.Content {

    private final Request.Content content;
    private final long length;
    private long read;

    /** Takes the length that the content has now. */
    ExactContent(Request.Content content) {
        this.content = content;
        this.length = content.getLength();
    }

    @Override
    public Content.Chunk read() {
        Content.Chunk chunk = content.read();
        if (chunk == null || Content.Chunk.isFailure(chunk)) {
            return chunk;
        }
        read += chunk.remaining();
        if (read > length || (chunk.isLast() && read < length)) {
            chunk.release();
            return Content.Chunk.from(changed());
        }
        return chunk;
    }

    private IOException changed() {
        return new IOException(
                "a file of the body has changed: "
                        + length
                        + " B were to be sent, and there were "
                        + read);
    }

    @Override
    public long getLength() {
        return length;
    }

    @Override
    public String getContentType() {
        return content.getContentType();
    }

    @Override
    public void demand(Runnable callback) {
        content.demand(callback);
    }

    @Override
    public void fail(Throwable failure) {
        content.fail(failure);
    }
}
