package dev.millrace.result;

/** Results to and from JSON. */
public final class ResultJson {
    private ResultJson() {}
}
