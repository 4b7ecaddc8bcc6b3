package dev.millrace.rows;

import java.nio.file.Path;

/**
 * Where a row stands.
 *
 * @param file its file
 * @param line the number of its first line, from 1
 */
record Place(Path file, long line) {

    @Override
    public String toString() {
        return file + ", line " + line;
    }
}
