package dev.millrace;

import dev.millrace.clock.DurationText;
import dev.millrace.clock.SizeText;
import dev.millrace.http.Origin;
import dev.millrace.plan.BadSettingException;
import dev.millrace.request.Requests;
import java.time.Duration;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads settings from text; what cannot be read breaks a rule of the setting. */
final class SettingText {

    private static final Pattern HOST_AND_PORT =
            Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[^:/\\s]+):\\d{1,5}");

    private SettingText() {}

    static Duration duration(String setting, String text) {
        return read(setting, text, DurationText::parse);
    }

    static long size(String setting, String text) {
        return read(setting, text, SizeText::parse);
    }

    static long count(String setting, String text) {
        try {
            return Long.parseLong(text.strip().replace("_", ""));
        } catch (NumberFormatException e) {
            throw new BadSettingException(setting, "be a whole number", text);
        }
    }

    static double factor(String setting, String text) {
        try {
            double factor = Double.parseDouble(text.strip());
            if (factor > 0 && !Double.isInfinite(factor)) {
                return factor;
            }
        } catch (NumberFormatException e) {
            // Refused below, as any other text that is not such a number.
        }
        throw new BadSettingException(setting, "be a number above 0", text);
    }

    static Origin origin(String setting, String base) {
        Origin origin = read(setting, base, Origin::of);
        String bare = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
        if (bare.indexOf('/', bare.indexOf("://") + 3) >= 0 || bare.indexOf('?') >= 0) {
            throw new BadSettingException(
                    setting, "be a scheme, host and port without a path", base);
        }
        return origin;
    }

    /** Refuses a header field that no request may carry. */
    static void checkHeader(String setting, String name, String value) {
        try {
            Requests.get("/").header(name, value);
        } catch (IllegalArgumentException e) {
            throw new BadSettingException(
                    setting,
                    "have a token for a name and a value without line breaks",
                    name + ": " + value);
        }
    }

    static String hostAndPort(String setting, String text) {
        if (!HOST_AND_PORT.matcher(text).matches()) {
            throw new BadSettingException(
                    setting, "be a host and port, as in \"127.0.0.1:8443\"", text);
        }
        return text;
    }

    private static <T> T read(String setting, String text, Function<String, T> reader) {
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException e) {
            throw new BadSettingException(setting, String.valueOf(e.getMessage()), text);
        }
    }
}
