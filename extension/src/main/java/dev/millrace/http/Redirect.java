package dev.millrace.http;

/**
 * One step of a request's way from URI to URI.
 *
 * @param from the URI that answered with a redirect, absolute
 * @param status the status of that answer, such as 301
 * @param to where it led, absolute
 */
public record Redirect(String from, int status, String to) {}
