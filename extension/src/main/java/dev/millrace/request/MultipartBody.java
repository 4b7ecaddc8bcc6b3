package dev.millrace.request;

import java.util.List;
import java.util.UUID;

/**
 * A body of fields and files: {@code multipart/form-data} of RFC 7578.
 *
 * @param boundary stands between the parts
 * @param parts the parts in order
 */
public record MultipartBody(String boundary, List<Part> parts) implements RequestBody {

    // Copies what could change.
    public MultipartBody {
        parts = List.copyOf(parts);
    }

    static MultipartBody of(List<Part> parts) {
        return new MultipartBody("millrace-" + UUID.randomUUID(), parts);
    }

    @Override
    public String contentType() {
        return "multipart/form-data; boundary=" + boundary;
    }
}
