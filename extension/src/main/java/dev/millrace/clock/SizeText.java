package dev.millrace.clock;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes in bytes as text with a unit, such as {@code "64 MiB"} or {@code "1.5 kB"}. */
public final class SizeText {

    private static final Pattern FORM =
            Pattern.compile("\\s*(\\d+(?:\\.\\d+)?)\\s*([A-Za-z]+)\\s*");
    private static final Map<String, Long> BYTES_BY_UNIT =
            Map.of(
                    "B", 1L,
                    "kB", 1_000L,
                    "MB", 1_000_000L,
                    "GB", 1_000_000_000L,
                    "KiB", 1L << 10,
                    "MiB", 1L << 20,
                    "GiB", 1L << 30);

    private SizeText() {}

    /**
     * Reads a size.
     *
     * @param text a number and a unit: B, kB, MB, GB (powers of 1000), KiB, MiB or GiB (of 1024)
     * @return the size in bytes, rounded half up
     * @throws IllegalArgumentException if the text has another form or is over 8 EiB
     */
    public static long parse(String text) {
        Matcher matcher = FORM.matcher(text);
        Long unit = matcher.matches() ? BYTES_BY_UNIT.get(matcher.group(2)) : null;
        if (unit == null) {
            throw new IllegalArgumentException(
                    "be a number with one of the units B, kB, MB, GB, KiB, MiB, GiB, as in \"64 MiB\"");
        }
        BigDecimal bytes = new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(unit));
        if (bytes.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
            throw new IllegalArgumentException("be at most " + (Long.MAX_VALUE >> 30) + " GiB");
        }
        return bytes.setScale(0, RoundingMode.HALF_UP).longValueExact();
    }

    /**
     * Writes a size in the binary unit that fits it, with one decimal.
     *
     * @param bytes the size
     * @return text such as {@code "17.5 MiB"}
     */
    public static String format(long bytes) {
        long magnitude = Math.abs(bytes);
        if (magnitude < 1 << 10) {
            return bytes + " B";
        }
        if (magnitude < 1 << 20) {
            return decimal(bytes, 1 << 10) + " KiB";
        }
        if (magnitude < 1 << 30) {
            return decimal(bytes, 1 << 20) + " MiB";
        }
        return decimal(bytes, 1 << 30) + " GiB";
    }

    private static String decimal(long bytes, long unit) {
        return String.format(Locale.ROOT, "%.1f", (double) bytes / unit).replaceAll("\\.0$", "");
    }
}
