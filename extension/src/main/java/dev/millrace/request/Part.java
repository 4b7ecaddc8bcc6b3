package dev.millrace.request;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * One part of a multipart body: a field, or a file.
 *
 * @param name the field's name
 * @param fileName the name by which a file is sent, or null for a field
 * @param content bytes or a file, with its content type
 */
public record Part(String name, @Nullable String fileName, RequestBody content) {

    // Refuses what would break the part apart.
    public Part {
        FieldRules.checkLine("part", name);
        FieldRules.checkLine("part", fileName == null ? "" : fileName);
        FieldRules.checkLine("part", content.contentType());
        if (content instanceof MultipartBody) {
            throw new IllegalArgumentException("a part requires a field or a file, but had parts");
        }
    }

    /**
     * Makes a field.
     *
     * @param name its name
     * @param value its text, sent in UTF-8
     * @return the part
     */
    public static Part field(String name, String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        return new Part(name, null, new BytesBody(bytes, "text/plain;charset=utf-8"));
    }

    /**
     * Makes a file, which is read while it is sent; its content type follows from its name.
     *
     * @param name the field's name
     * @param file the file, sent under its own name
     * @return the part
     * @throws java.io.UncheckedIOException if the file cannot be read
     */
    public static Part file(String name, Path file) {
        return new Part(name, String.valueOf(file.getFileName()), FileBody.of(file));
    }

    /**
     * Makes a file of bytes in memory.
     *
     * @param name the field's name
     * @param fileName the name by which it is sent
     * @param bytes what is in it; not copied, so it must not change any more
     * @return the part, of type {@code application/octet-stream}
     */
    public static Part file(String name, String fileName, byte[] bytes) {
        return new Part(name, fileName, new BytesBody(bytes, "application/octet-stream"));
    }

    /**
     * Says what a part is.
     *
     * @param contentType a media type, such as {@code image/png}
     * @return a changed copy
     */
    public Part typed(String contentType) {
        RequestBody typed =
                content instanceof FileBody file
                        ? new FileBody(file.file(), file.bytes(), contentType)
                        : new BytesBody(((BytesBody) content).bytes(), contentType);
        return new Part(name, fileName, typed);
    }
}
