package dev.millrace.transport.jetty;

import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.client.MultiPartRequestContent;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.MultiPart;

/** Jetty's multipart content with its length, which not every server can do without. */
final class MultipartContent extends MultiPartRequestContent {

    private static final int LINE_END = 2;

    /** A field's name and its value have a colon and a space between. */
    private static final int FIELD_MARKS = 2 + LINE_END;

    private final int boundaryLine;
    private long length;

    MultipartContent(String boundary) {
        super(boundary);
        boundaryLine = "--".length() + boundary.length() + LINE_END;
        // The last boundary has two hyphens more, and a line end before it.
        length = boundaryLine + 2L;
    }

    @Override
    public boolean addPart(MultiPart.Part part) {
        length += boundaryLine + headerLength(part) + LINE_END + part.getLength() + LINE_END;
        return super.addPart(part);
    }

    private long headerLength(MultiPart.Part part) {
        long header = 0;
        for (HttpField field : customizePartHeaders(part)) {
            header += field.getName().length() + FIELD_MARKS + bytes(field.getValue());
        }
        return header;
    }

    private static int bytes(String value) {
        return value.getBytes(StandardCharsets.UTF_8).length;
    }

    @Override
    public long getLength() {
        return length;
    }
}
