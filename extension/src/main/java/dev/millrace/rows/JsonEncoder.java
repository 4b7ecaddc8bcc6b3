package dev.millrace.rows;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes a JSON object on each line; numbers and booleans as such. */
final class JsonEncoder implements RowEncoder {

    private static final JsonFactory JSON =
            new JsonFactoryBuilder().rootValueSeparator((String) null).build();

    private final List<String> columns;
    private final JsonGenerator json;

    private JsonEncoder(List<String> columns, JsonGenerator json) {
        this.columns = columns;
        this.json = json;
    }

    static JsonEncoder of(List<String> columns, Writer out) {
        try {
            return new JsonEncoder(columns, JSON.createGenerator(out));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void header() {
        // Each object names its own fields.
    }

    @Override
    public void row(@Nullable Object[] fields) throws IOException {
        json.writeStartObject();
        for (int i = 0; i < fields.length; i++) {
            json.writeFieldName(columns.get(i));
            write(fields[i]);
        }
        json.writeEndObject();
        json.writeRaw('\n');
    }

    private void write(@Nullable Object field) throws IOException {
        if (field == null) {
            json.writeNull();
        } else if (field instanceof Boolean bool) {
            json.writeBoolean(bool);
        } else if (field instanceof BigDecimal decimal) {
            json.writeNumber(decimal);
        } else if (field instanceof Long || field instanceof Integer) {
            json.writeNumber(((Number) field).longValue());
        } else if (field instanceof Number number) {
            json.writeNumber(number.doubleValue());
        } else {
            json.writeString(field.toString());
        }
    }

    @Override
    public void flush() throws IOException {
        json.flush();
    }
}
