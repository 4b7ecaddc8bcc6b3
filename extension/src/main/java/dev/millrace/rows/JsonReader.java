package dev.millrace.rows;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a file with a JSON object on each line. */
final class JsonReader implements RowReader<Row> {

    private static final JsonFactory JSON =
            JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    private final LineReader lines;
    private long index;

    JsonReader(Path file) {
        lines = new LineReader(file, StandardCharsets.UTF_8);
    }

    @Override
    public @Nullable Row next() {
        long taken = index++;
        String line = lines.next();
        return line == null ? null : row(taken, line);
    }

    private Row row(long taken, String line) {
        Map<String, Integer> columns = new LinkedHashMap<>();
        List<@Nullable String> values = new ArrayList<>();
        try (JsonParser json = JSON.createParser(line)) {
            require(json.nextToken() == JsonToken.START_OBJECT, "must be a JSON object");
            while (json.nextToken() != JsonToken.END_OBJECT) {
                columns.put(json.currentName(), columns.size());
                json.nextToken();
                values.add(value(json, line));
            }
            require(json.nextToken() == null, "must be one JSON object and no more");
        } catch (JsonProcessingException e) {
            throw new BadRowException(
                    lines.place(),
                    "not JSON, at column "
                            + e.getLocation().getColumnNr()
                            + ": "
                            + e.getOriginalMessage());
        } catch (IOException e) {
            throw new IllegalStateException("a text in memory cannot be read", e);
        }
        return new Row(lines.place(), taken, columns, values);
    }

    private void require(boolean kept, String rule) {
        if (!kept) {
            throw new BadRowException(lines.place(), "the line " + rule);
        }
    }

    private static @Nullable String value(JsonParser json, String line) throws IOException {
        if (json.currentToken().isStructStart()) {
            int start = (int) json.currentTokenLocation().getCharOffset();
            json.skipChildren();
            return line.substring(start, (int) json.currentLocation().getCharOffset());
        }
        return json.currentToken() == JsonToken.VALUE_NULL ? null : json.getText();
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
