package dev.millrace.http;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * The body of a response: how long it was and, where an expectation needs it, its first bytes.
 *
 * <p>Immutable as long as nobody writes to the array given to it.
 */
public final class Body {

    /** No body at all. */
    public static final Body EMPTY = new Body(new byte[0], 0);

    private final byte[] kept;
    private final long size;

    private Body(byte[] kept, long size) {
        this.kept = kept;
        this.size = size;
    }

    /**
     * Returns a body that was counted and discarded.
     *
     * @param size its length in bytes
     * @return the body
     */
    public static Body discarded(long size) {
        return size == 0 ? EMPTY : new Body(EMPTY.kept, size);
    }

    /**
     * Returns a body whose first bytes were kept.
     *
     * @param kept the first bytes; not copied
     * @param size its whole length in bytes, at least that of {@code kept}
     * @return the body
     */
    public static Body kept(byte[] kept, long size) {
        return new Body(kept, size);
    }

    /**
     * Returns the length of the whole body as it came over the wire, kept or not.
     *
     * @return the length in bytes
     */
    public long size() {
        return size;
    }

    /**
     * Tells whether bytes of the body were left out, being discarded or over the limit.
     *
     * @return true where {@link #bytes()} is not the whole body
     */
    public boolean truncated() {
        return kept.length < size;
    }

    /**
     * Returns the bytes that were kept.
     *
     * @return a copy of the bytes
     */
    public byte[] bytes() {
        return kept.clone();
    }

    /**
     * Returns the kept bytes as UTF-8 text.
     *
     * @return the text, malformed bytes replaced
     */
    public String text() {
        return text(StandardCharsets.UTF_8);
    }

    /**
     * Returns the kept bytes as text.
     *
     * @param charset how the bytes are encoded
     * @return the text, malformed bytes replaced
     */
    public String text(Charset charset) {
        return new String(kept, charset);
    }

    @Override
    public String toString() {
        return size + " B" + (truncated() ? ", " + kept.length + " kept" : "");
    }
}
