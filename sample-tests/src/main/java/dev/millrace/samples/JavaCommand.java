package dev.millrace.samples;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line of another JVM like this one, on the same class path. */
public final class JavaCommand {

    private JavaCommand() {}

    /**
     * Makes a command for {@link ProcessBuilder}.
     *
     * @param options of the JVM
     * @param mainClass what it runs
     * @param arguments for the main class
     * @return the command, changeable
     */
    public static List<String> of(List<String> options, String mainClass, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add(mainClass);
        command.addAll(arguments);
        return command;
    }
}
