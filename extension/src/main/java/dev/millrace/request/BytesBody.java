package dev.millrace.request;

/** A body in memory. */
public final class BytesBody implements RequestBody {

    private final byte[] bytes;
    private final String contentType;

    BytesBody(byte[] bytes, String contentType) {
        this.bytes = bytes;
        this.contentType = contentType;
    }

    /**
     * Returns the bytes.
     *
     * @return the bytes themselves, not a copy
     */
    public byte[] bytes() {
        return bytes;
    }

    @Override
    public String contentType() {
        return contentType;
    }
}
