package dev.millrace.rows;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One row of a file: fields by the names of their columns, or by their positions.
 *
 * <p>All fields are text: of JSON, numbers and booleans as they are written, objects and arrays as
 * their JSON. Immutable.
 */
public final class Row {

    private final Place place;
    private final long index;
    private final Map<String, Integer> columns;
    private final List<@Nullable String> fields;

    Row(
            Place place,
            long index,
            Map<String, Integer> columns,
            List<? extends @Nullable String> fields) {
        this.place = place;
        this.index = index;
        this.columns = columns;
        this.fields = Collections.unmodifiableList(fields);
    }

    /**
     * Returns a field.
     *
     * @param column the name of its column, in exactly this case
     * @return the field; of CSV, empty where nothing is between two separators
     * @throws BadRowException if there is no such column, or its JSON value is null
     */
    public String get(String column) {
        Integer position = columns.get(column);
        if (position == null) {
            throw new BadRowException(
                    place, "there is no column \"" + column + "\", but " + inWords());
        }
        return notNull(fields.get(position), "the column \"" + column + '"');
    }

    private String inWords() {
        return columns.isEmpty()
                ? fields.size() + " fields without names"
                : columns.keySet().stream().collect(Collectors.joining("\", \"", "\"", "\""));
    }

    private String notNull(@Nullable String field, String what) {
        if (field == null) {
            throw new BadRowException(place, what + " is null");
        }
        return field;
    }

    /**
     * Returns a field.
     *
     * @param position 0 for the first of the row
     * @return the field
     * @throws BadRowException if the row has no such position, or its JSON value is null
     */
    public String get(int position) {
        if (position < 0 || position >= fields.size()) {
            throw new BadRowException(
                    place, "there is no field " + position + ", but 0 to " + (fields.size() - 1));
        }
        return notNull(fields.get(position), "the field " + position);
    }

    /**
     * Looks for a field.
     *
     * @param column the name of its column, in exactly this case
     * @return the field, or nothing where there is no such column, or its JSON value is null
     */
    public Optional<String> find(String column) {
        return Optional.ofNullable(columns.get(column)).map(fields::get);
    }

    /**
     * Returns the names of the columns.
     *
     * @return the names in order; of a CSV file without header, none
     */
    public List<String> columns() {
        return new ArrayList<>(columns.keySet());
    }

    /**
     * Returns how many fields the row has.
     *
     * @return the number of fields
     */
    public int size() {
        return fields.size();
    }

    /**
     * Returns the row's number in its file.
     *
     * @return 0 for the first row that is neither header nor blank
     */
    public long index() {
        return index;
    }

    /**
     * Returns where the row stands in its file.
     *
     * @return the number of its first line, from 1
     */
    public long line() {
        return place.line();
    }

    /** Returns where the row stands, such as {@code users.csv, line 17}; never what is in it. */
    @Override
    public String toString() {
        return place.toString();
    }
}
