package dev.millrace.check;

import java.util.function.Predicate;

/**
 * What a text must be like, with the words for it.
 *
 * @param description reads after the name of the thing, such as {@code contains "sku"}
 * @param test decides
 */
public record TextMatcher(String description, Predicate<String> test) {

    boolean matches(String text) {
        return test.test(text);
    }
}
