package dev.millrace.result;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/**
 * Results to and from JSON, exactly: what is read equals what was written.
 *
 * <p>Figures for people (percentiles in milliseconds, throughput, shares) stand beside the data
 * (histograms, durations in nanoseconds); only the data is read back. Durations over 292 years are
 * written as 292 years. All methods are thread-safe.
 */
public final class ResultJson {

    /** The version of the form; a result of another one is refused. */
    static final int FORMAT = 1;

    private static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                    .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
                    .build();

    private ResultJson() {}

    /**
     * Writes a result as UTF-8.
     *
     * @param result the result
     * @param out written to and flushed, not closed
     * @throws IOException if writing fails
     */
    public static void write(LoadResult result, OutputStream out) throws IOException {
        write(result, new OutputStreamWriter(out, StandardCharsets.UTF_8));
    }

    /**
     * Writes a result.
     *
     * @param result the result
     * @param out written to and flushed, not closed
     * @throws IOException if writing fails
     */
    public static void write(LoadResult result, Writer out) throws IOException {
        write(json -> new ResultWriter(json).write(result), out);
    }

    /**
     * Writes the result of a search for capacity as UTF-8; it is not read back.
     *
     * @param result the result
     * @param out written to and flushed, not closed
     * @throws IOException if writing fails
     */
    public static void write(CapacityResult result, OutputStream out) throws IOException {
        write(
                json -> new CapacityWriter(json).write(result),
                new OutputStreamWriter(out, StandardCharsets.UTF_8));
    }

    private interface Content {
        void writeTo(JsonGenerator json) throws IOException;
    }

    private static void write(Content content, Writer out) throws IOException {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        try (JsonGenerator json = FACTORY.createGenerator(out)) {
            json.setPrettyPrinter(
                    new DefaultPrettyPrinter()
                            .withObjectIndenter(indenter)
                            .withArrayIndenter(indenter));
            content.writeTo(json);
        }
        out.flush();
    }

    /**
     * Returns a result as JSON.
     *
     * @param result the result
     * @return the text
     */
    public static String toJson(LoadResult result) {
        StringWriter text = new StringWriter();
        try {
            write(result, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /**
     * Reads a result in UTF-8; fields that it does not know are skipped.
     *
     * @param in read to the end of the result, not closed
     * @return the result
     * @throws IOException if reading fails
     * @throws IllegalArgumentException if the text is not a result of this format
     */
    public static LoadResult read(InputStream in) throws IOException {
        try (JsonParser json = FACTORY.createParser(in)) {
            return ResultReader.read(JsonObject.read(json));
        }
    }

    /**
     * Reads a result; fields that it does not know are skipped.
     *
     * @param in read to the end of the result, not closed
     * @return the result
     * @throws IOException if reading fails
     * @throws IllegalArgumentException if the text is not a result of this format
     */
    public static LoadResult read(Reader in) throws IOException {
        try (JsonParser json = FACTORY.createParser(in)) {
            return ResultReader.read(JsonObject.read(json));
        }
    }

    /**
     * Reads a result; fields that it does not know are skipped.
     *
     * @param json what {@link #toJson(LoadResult)} returned
     * @return the result
     * @throws IllegalArgumentException if the text is not a result of this format
     */
    public static LoadResult fromJson(String json) {
        try {
            return read(new StringReader(json));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
