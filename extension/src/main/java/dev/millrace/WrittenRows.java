package dev.millrace;

import dev.millrace.plan.BadSettingException;
import dev.millrace.result.Column;
import dev.millrace.rows.RowWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The file that a run writes a row to for each request.
 *
 * @param file the file, whose name says how it is written
 * @param columns what a row holds
 */
record WrittenRows(Path file, List<Column> columns) {

    private static final String SETTING = "writeRows";

    // Copies what could change.
    WrittenRows {
        if (!RowWriter.knows(file)) {
            throw new BadSettingException(
                    SETTING, "name a file that ends in .csv or .jsonl", file.toString());
        }
        columns = List.copyOf(columns);
        Set<String> names = new HashSet<>();
        for (Column column : columns) {
            if (!names.add(column.name())) {
                throw new BadSettingException(
                        SETTING, "have no column twice", names(columns).toString());
            }
        }
        if (columns.isEmpty()) {
            throw new BadSettingException(SETTING, "have a column", columns);
        }
    }

    private static List<String> names(List<Column> columns) {
        return columns.stream().map(Column::name).toList();
    }

    /** Opens the file, so that what cannot be written is known before anything is sent. */
    RowWriter open() {
        try {
            return RowWriter.replacing(file, names(columns));
        } catch (IOException e) {
            throw new BadSettingException(
                    SETTING, "name a file that can be written", file + " (" + e + ")");
        }
    }
}
