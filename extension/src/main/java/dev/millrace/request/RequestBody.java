package dev.millrace.request;

/** The body of a request: bytes, a file, or parts; sent anew each time that its request is. */
public sealed interface RequestBody permits BytesBody, FileBody, MultipartBody {

    /**
     * Returns the content type, which counts unless a header field says otherwise.
     *
     * @return a media type, such as {@code application/json}
     */
    String contentType();
}
