package dev.millrace.run;

import dev.millrace.result.Column;
import dev.millrace.result.EndedRequest;
import dev.millrace.rows.RowWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes a row for each request. */
public final class RowTap implements OutcomeTap {

    private final RowWriter writer;
    private final Column[] columns;

    /**
     * Makes a tap.
     *
     * @param writer takes the rows; its owner closes it
     * @param columns the columns, in the order of the writer's
     */
    public RowTap(RowWriter writer, List<Column> columns) {
        this.writer = writer;
        this.columns = columns.toArray(Column[]::new);
    }

    @Override
    public void ended(EndedRequest request) {
        @Nullable Object[] fields = new @Nullable Object[columns.length];
        for (int i = 0; i < columns.length; i++) {
            fields[i] = columns[i].of(request);
        }
        writer.write(fields);
    }

    @Override
    public boolean ready(Runnable whenReady) {
        return writer.ready(whenReady);
    }

    @Override
    public boolean failed() {
        return writer.failed();
    }
}
