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
    public static final Body EMPTY = new Body(new byte[0], 0, true);

    /** The size of a body that was left unread, where no length was declared: -1. */
    public static final long UNKNOWN_SIZE = -1;

    private final byte[] kept;
    private final long size;
    private final boolean read;

    private Body(byte[] kept, long size, boolean read) {
        this.kept = kept;
        this.size = size;
        this.read = read;
    }

    /**
     * Returns a body that was counted and discarded.
     *
     * @param size its length in bytes
     * @return the body
     */
    public static Body discarded(long size) {
        return size == 0 ? EMPTY : new Body(EMPTY.kept, size, true);
    }

    /**
     * Returns a body that was left unread.
     *
     * @param declaredSize the length that the header declared, or {@link #UNKNOWN_SIZE}
     * @return the body
     */
    public static Body unread(long declaredSize) {
        return new Body(EMPTY.kept, declaredSize, false);
    }

    /**
     * Returns a body whose first bytes were kept.
     *
     * @param kept the first bytes; not copied
     * @param size its whole length in bytes, at least that of {@code kept}
     * @return the body
     */
    public static Body kept(byte[] kept, long size) {
        return new Body(kept, size, true);
    }

    /**
     * Tells whether the body was read to its end.
     *
     * @return false where it was left unread, as {@code load.skipBodies()} demands
     */
    public boolean read() {
        return read;
    }

    /**
     * Returns the length of the whole body as it came over the wire, kept or not; of a body left
     * unread, the length that the header declared.
     *
     * @return the length in bytes, or {@link #UNKNOWN_SIZE} for one left unread without a length
     */
    public long size() {
        return size;
    }

    /**
     * Tells whether bytes of the body were left out, being unread, discarded or over the limit.
     *
     * @return true where {@link #bytes()} is not the whole body
     */
    public boolean truncated() {
        return !read || kept.length < size;
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
        if (!read) {
            return size == UNKNOWN_SIZE ? "unread" : "unread, " + size + " B declared";
        }
        return size + " B" + (truncated() ? ", " + kept.length + " kept" : "");
    }
}
