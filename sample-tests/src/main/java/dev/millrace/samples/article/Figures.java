package dev.millrace.samples.article;

import static java.util.stream.Collectors.joining;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/**
 * Figures that one process tells another, as text: {@code requests=10 succeeded=9 failed=1}.
 *
 * @param values by name
 */
public record Figures(Map<String, Number> values) {

    private static final Pattern FIGURE = Pattern.compile("(\\w+)=(-?[\\d.]+(?:E-?\\d+)?)");

    /**
     * Finds the figures in a text.
     *
     * @param text that may also say other things
     * @return the last figure of each name
     */
    public static Figures parse(String text) {
        Map<String, Number> values = new LinkedHashMap<>();
        FIGURE.matcher(text)
                .results()
                .forEach(found -> values.put(found.group(1), Double.valueOf(found.group(2))));
        return new Figures(values);
    }

    /**
     * Gets a figure.
     *
     * @param name its name
     * @return its value, or none if it was not told
     */
    public OptionalDouble get(String name) {
        Number value = values.get(name);
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value.doubleValue());
    }

    /** Returns the text that {@link #parse} reads. */
    @Override
    public String toString() {
        return values.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(joining(" "));
    }
}
