package dev.millrace.transport.jetty;

import dev.millrace.request.BytesBody;
import dev.millrace.request.FileBody;
import dev.millrace.request.MultipartBody;
import dev.millrace.request.Part;
import dev.millrace.request.RequestBody;
import java.nio.ByteBuffer;
import org.eclipse.jetty.client.BytesRequestContent;
import org.eclipse.jetty.client.PathRequestContent;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.io.ByteBufferPool;

/** Turns a body into Jetty's, which can be sent once. */
final class BodyContent {

    /** Of a file so much is read at once, so that the lane is not held long. */
    private static final int FILE_BLOCK_BYTES = 32 << 10;

    private BodyContent() {}

    /**
     * Turns a body into Jetty's.
     *
     * @throws IllegalArgumentException if a file of it is not there any more
     */
    static Request.Content of(RequestBody body, ByteBufferPool pool) {
        if (body instanceof BytesBody bytes) {
            return new BytesRequestContent(bytes.bytes());
        }
        ByteBufferPool.Sized blocks = new ByteBufferPool.Sized(pool, true, FILE_BLOCK_BYTES);
        return new ExactContent(
                body instanceof FileBody file
                        ? of(file, blocks)
                        : of((MultipartBody) body, blocks));
    }

    private static Request.Content of(FileBody file, ByteBufferPool.Sized blocks) {
        Request.Content content = new PathRequestContent(file.contentType(), file.file(), blocks);
        requireReadable(file, content.getLength());
        return content;
    }

    private static void requireReadable(FileBody file, long length) {
        if (length < 0) {
            throw new IllegalArgumentException(
                    "a body's file cannot be read any more: " + file.file().toAbsolutePath());
        }
    }

    private static Request.Content of(MultipartBody body, ByteBufferPool.Sized blocks) {
        MultipartContent content = new MultipartContent(body.boundary());
        body.parts().forEach(part -> content.addPart(of(part, blocks)));
        content.close();
        return content;
    }

    private static MultiPart.Part of(Part part, ByteBufferPool.Sized blocks) {
        HttpFields fields = fields(part);
        if (part.content() instanceof FileBody file) {
            MultiPart.Part made =
                    new MultiPart.PathPart(
                            blocks, part.name(), part.fileName(), fields, file.file());
            requireReadable(file, made.getLength());
            return made;
        }
        byte[] bytes = ((BytesBody) part.content()).bytes();
        return new MultiPart.ByteBufferPart(
                part.name(), part.fileName(), fields, ByteBuffer.wrap(bytes));
    }

    /** Names as browsers send them: RFC 7578 forbids the encoded form that Jetty would add. */
    private static HttpFields fields(Part part) {
        String disposition = "form-data; name=" + quoted(part.name());
        String fileName = part.fileName();
        return fileName == null
                ? HttpFields.build().put(HttpHeader.CONTENT_DISPOSITION, disposition)
                : HttpFields.build()
                        .put(
                                HttpHeader.CONTENT_DISPOSITION,
                                disposition + "; filename=" + quoted(fileName))
                        .put(HttpHeader.CONTENT_TYPE, part.content().contentType());
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "%22") + '"';
    }
}
