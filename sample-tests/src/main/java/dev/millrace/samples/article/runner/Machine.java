package dev.millrace.samples.article.runner;

import java.io.IOException;

/** Where the figures come from. */
final class Machine {

    private Machine() {}

    /** This machine, its system and its Java, in a sentence. */
    static String description() throws IOException {
        return String.format(
                "Measured on %d cores of %s with %d GiB of memory, %s %s, Java %s.",
                Runtime.getRuntime().availableProcessors(),
                Proc.processor(),
                Math.round(Proc.machineMemory() / (double) (1 << 30)),
                System.getProperty("os.name"),
                System.getProperty("os.version").replaceFirst("[^\\d.].*", ""),
                System.getProperty("java.version"));
    }
}
