package dev.millrace.rows;

/** A row that is not as it was asked for; those after it can be read. */
public final class BadRowException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BadRowException(Place place, String problem) {
        super(place + ": " + problem);
    }
}
