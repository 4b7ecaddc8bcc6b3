package dev.millrace.samples.article;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The arguments of a program, as {@code --name value}, or {@code --name} alone for a flag. */
public final class Arguments {

    private static final String SET = "";

    private final Map<String, String> values;

    private Arguments(Map<String, String> values) {
        this.values = values;
    }

    /**
     * Parses what a program was called with.
     *
     * @param args the arguments
     * @param names of the options that take a value
     * @param flags names of those that take none
     * @return the arguments by name
     * @throws IllegalArgumentException if an option is unknown or its value missing
     */
    public static Arguments parse(List<String> args, Set<String> names, Set<String> flags) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < args.size(); i++) {
            String name = args.get(i).replaceFirst("^--", "");
            if (flags.contains(name)) {
                values.put(name, SET);
            } else if (names.contains(name) && i + 1 < args.size()) {
                values.put(name, args.get(++i));
            } else {
                throw new IllegalArgumentException(
                        "'"
                                + args.get(i)
                                + "' is unknown or lacks its value; "
                                + known(names, flags));
            }
        }
        return new Arguments(Collections.unmodifiableMap(values));
    }

    private static String known(Set<String> names, Set<String> flags) {
        return "there are --"
                + String.join(" <value>, --", new TreeSet<>(names))
                + " <value>"
                + (flags.isEmpty() ? "" : ", --" + String.join(", --", new TreeSet<>(flags)));
    }

    /**
     * Tells whether an option is there.
     *
     * @param name of the option
     * @return whether it is
     */
    public boolean has(String name) {
        return values.containsKey(name);
    }

    /**
     * Gets the value of an option.
     *
     * @param name of the option
     * @return its value, if it is there
     */
    public Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /**
     * Gets the values of an option that takes several.
     *
     * @param name of the option
     * @return what its commas separate; empty if it is not there
     */
    public List<String> texts(String name) {
        return text(name).map(text -> Arrays.asList(text.split(","))).orElse(List.of());
    }

    /**
     * Gets the value of an option that is a whole number, such as {@code 10000} or {@code 10_000}.
     *
     * @param name of the option
     * @param otherwise what it is where it is not there
     * @return its value
     * @throws IllegalArgumentException if it is no positive whole number
     */
    public long number(String name, long otherwise) {
        return text(name).map(text -> number(name, text)).orElse(otherwise);
    }

    /**
     * Reads a positive whole number.
     *
     * @param name of the option that it belongs to
     * @param text the number
     * @return its value
     * @throws IllegalArgumentException if it is none
     */
    public static long number(String name, String text) {
        String digits = text.replaceAll("[_,]", "");
        if (!digits.matches("[1-9]\\d{0,17}")) {
            throw new IllegalArgumentException(
                    "--"
                            + name
                            + " requires a whole number of at least 1, but it was '"
                            + text
                            + "'");
        }
        return Long.parseLong(digits);
    }
}
