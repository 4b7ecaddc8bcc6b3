package dev.millrace.rows;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a CSV file. */
final class CsvRows implements RowReader<Row> {

    /** A quote that is never closed would otherwise take the rest of the file into memory. */
    private static final int MOST_FIELD_CHARS = 1 << 20;

    private final Path file;
    private final CsvFormat format;
    private final QuoteWatch quotes;
    private final CsvReader<CsvRecord> reader;
    private final Iterator<CsvRecord> records;
    private final int columnCount;
    private final Map<String, Integer> columns;
    private long line = 1;
    private long index;
    private @Nullable UnreadableRowsException broken;

    /**
     * Opens a file, and reads its header where it has one.
     *
     * @throws UncheckedIOException if the file cannot be read
     * @throws BadRowException if the header is missing, or names a column twice
     */
    CsvRows(Path file, CsvFormat format) {
        this.file = file;
        this.format = format;
        this.quotes = new QuoteWatch(TextFile.open(file, format.charset()), format.separator());
        this.reader =
                CsvReader.builder()
                        .fieldSeparator(format.separator())
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .maxBufferSize(MOST_FIELD_CHARS)
                        .ofCsvRecord(quotes);
        this.records = reader.iterator();
        try {
            List<String> header = format.header() ? header() : List.of();
            this.columnCount = header.size();
            this.columns = columns(header);
        } catch (RuntimeException e) {
            closeAfter(e);
            throw e;
        }
    }

    private void closeAfter(RuntimeException refusal) {
        try {
            reader.close();
        } catch (IOException e) {
            refusal.addSuppressed(e);
        }
    }

    private List<String> header() {
        CsvRecord record = nextRecord();
        if (record == null) {
            throw new BadRowException(
                    new Place(file, 1), "there is no header: the file has no records");
        }
        return wellFormed(record);
    }

    /** A column without a name has a position only, as the last ones of spreadsheets often do. */
    private Map<String, Integer> columns(List<String> header) {
        Map<String, Integer> positions = new LinkedHashMap<>();
        for (int position = 0; position < header.size(); position++) {
            String name = header.get(position);
            if (!name.isEmpty() && positions.putIfAbsent(name, position) != null) {
                throw new BadRowException(
                        place(), "the header has the column \"" + name + "\" twice");
            }
        }
        return Collections.unmodifiableMap(positions);
    }

    @Override
    public @Nullable Row next() {
        CsvRecord record = nextRecord();
        if (record == null) {
            return null;
        }
        long taken = index++;
        List<String> values = wellFormed(record);
        if (format.header() && values.size() != columnCount) {
            throw new BadRowException(
                    place(),
                    "the row has "
                            + values.size()
                            + " fields, but the header names "
                            + columnCount
                            + " columns");
        }
        return new Row(place(), taken, columns, values);
    }

    /** Where quotes do not match, nobody can tell where the next record starts. */
    private @Nullable CsvRecord nextRecord() {
        if (broken != null) {
            throw broken;
        }
        try {
            CsvRecord record = records.hasNext() ? records.next() : null;
            line = record == null ? line : record.getStartingLineNumber();
            requireClosedQuotes();
            return record;
        } catch (CsvParseException | UncheckedIOException e) {
            broken = new UnreadableRowsException(file, e);
            throw broken;
        }
    }

    private void requireClosedQuotes() {
        if (quotes.endedInQuotes()) {
            broken =
                    new UnreadableRowsException(
                            file, "the record starting at line " + line + " has open quotes");
            throw broken;
        }
    }

    private List<String> wellFormed(CsvRecord record) {
        List<String> fields = record.getFields();
        fields.forEach(field -> TextFile.requireWellFormed(field, place(), format.charset()));
        return fields;
    }

    private Place place() {
        return new Place(file, line);
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
