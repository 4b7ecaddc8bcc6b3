package dev.millrace.log;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Opens a log, writes 64 MiB to it, and prints how many lines it reads then. */
final class LogReadingChild {

    private static final byte[] MEBIBYTE =
            ("x".repeat(1_023) + "\n").repeat(1_024).getBytes(US_ASCII);

    private LogReadingChild() {}

    /** Takes the file. */
    public static void main(String[] args) throws Exception {
        Path file = Path.of(args[0]);
        TargetLog log = TargetLog.file(file);
        for (int i = 0; i < 64; i++) {
            Files.write(file, MEBIBYTE, StandardOpenOption.APPEND);
        }
        System.out.println(log.read(line -> {}).lines());
    }
}
