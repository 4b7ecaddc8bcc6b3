package dev.millrace.rows;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes CSV as RFC 4180 has it; null is an empty field. */
final class CsvEncoder implements RowEncoder {

    private final List<String> columns;
    private final CsvWriter csv;

    CsvEncoder(List<String> columns, Writer out) {
        this.columns = columns;
        this.csv = CsvWriter.builder().build(out);
    }

    @Override
    public void header() {
        csv.writeRecord(columns);
    }

    @Override
    public void row(@Nullable Object[] fields) throws IOException {
        CsvWriter.CsvWriterRecord row = csv.writeRecord();
        for (Object field : fields) {
            row.writeField(field == null ? "" : field.toString());
        }
        row.endRecord();
    }

    @Override
    public void flush() throws IOException {
        csv.flush();
    }
}
