package dev.millrace;

import dev.millrace.clock.DurationText;
import dev.millrace.clock.SizeText;
import dev.millrace.http.Origin;
import dev.millrace.http.Tls;
import dev.millrace.plan.BadSettingException;
import dev.millrace.plan.TransportChoice;
import dev.millrace.plan.WarmUp;
import dev.millrace.request.Requests;
import dev.millrace.result.Transcript;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads settings from text; what cannot be read breaks a rule of the setting. */
final class SettingText {

    private static final String HOST = "(\\[[0-9A-Fa-f:.]+]|[^:/@\\s]+)";
    private static final Pattern HOST_ALONE = Pattern.compile(HOST);
    private static final Pattern HOST_AND_PORT = Pattern.compile(HOST + ":(\\d{1,5})");
    private static final Pattern ORIGIN_ALONE = Pattern.compile("[^:]+://[^/?#@]*/?");
    private static final Pattern WARM_UP =
            Pattern.compile(
                    "steady( within (?<most>.+))?|(?<requests>[0-9_]+) requests?|(?<time>[0-9].*)");
    private static final int HIGHEST_PORT = 65_535;

    private SettingText() {}

    static Duration duration(String setting, String text) {
        return read(setting, text, DurationText::parse);
    }

    static WarmUp warmUp(String setting, String text) {
        Matcher matcher = WARM_UP.matcher(text.strip());
        if (!matcher.matches()) {
            throw new BadSettingException(
                    setting,
                    "be such as \"10 s\", \"5000 requests\", \"steady\" or \"steady within 90 s\"",
                    text);
        }
        if (matcher.group("requests") != null) {
            return WarmUp.requests(count(setting, matcher.group("requests")));
        }
        if (matcher.group("most") != null) {
            return WarmUp.untilSteady(duration(setting, matcher.group("most")));
        }
        return matcher.group("time") == null
                ? WarmUp.untilSteady()
                : WarmUp.time(duration(setting, matcher.group("time")));
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

    static long index(String setting, String text) {
        long index = count(setting, text);
        if (index < 0) {
            throw new BadSettingException(setting, "not be negative", index);
        }
        return index;
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

    /** As {@link #count}, for settings that are not so large. */
    static int number(String setting, String text) {
        long count = count(setting, text);
        if (count > Integer.MAX_VALUE) {
            throw new BadSettingException(setting, "be at most " + Integer.MAX_VALUE, count);
        }
        return (int) Math.max(count, Integer.MIN_VALUE);
    }

    static Origin origin(String setting, String base) {
        try {
            if (ORIGIN_ALONE.matcher(base).matches()) {
                return Origin.of(base);
            }
        } catch (IllegalArgumentException e) {
            // Refused below, as any other text that is not an origin.
        }
        throw new BadSettingException(
                setting,
                "be a scheme, host and port and no more, as in \"http://localhost:8080\"",
                Transcript.maskUri(base));
    }

    static Path path(String setting, String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new BadSettingException(setting, "be a path", text);
        }
    }

    static Set<String> hosts(String setting, String text) {
        Set<String> hosts = new TreeSet<>();
        for (String host : text.split(",", -1)) {
            if (!HOST_ALONE.matcher(host.strip()).matches()) {
                throw new BadSettingException(
                        setting,
                        "be host names separated by commas, without scheme and port",
                        Transcript.maskUri(text));
            }
            hosts.add(host.strip().toLowerCase(Locale.ROOT));
        }
        return hosts;
    }

    /** What a request refuses is not sent with all requests either. */
    static void checkField(String setting, String name, String value) {
        try {
            Requests.get("/").header(name, value);
        } catch (IllegalArgumentException e) {
            throw new BadSettingException(
                    setting,
                    "have a name that is a token, and a value of printable ISO-8859-1 characters",
                    Transcript.escape(name));
        }
    }

    /**
     * Opens the key stores that TLS will need, so that a wrong file or password shows before
     * anything is sent.
     */
    static void checkStores(String setting, Tls tls) {
        for (Tls.@Nullable Store store : Arrays.asList(tls.trustStore(), tls.keyStore())) {
            if (store != null) {
                checkStore(setting, store);
            }
        }
    }

    private static void checkStore(String setting, Tls.Store store) {
        try {
            KeyStore.getInstance(store.path().toFile(), store.password().toCharArray());
        } catch (GeneralSecurityException | IOException | IllegalArgumentException e) {
            throw new BadSettingException(
                    setting,
                    "name PKCS#12 or JKS files that can be opened with their passwords",
                    store.path() + " (" + e.getMessage() + ")");
        }
    }

    static boolean flag(String setting, String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new BadSettingException(setting, "be true or false", text);
        };
    }

    static TransportChoice transport(String setting, String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "auto" -> TransportChoice.AUTO;
            case "direct" -> TransportChoice.DIRECT;
            case "http-client", "http_client" -> TransportChoice.HTTP_CLIENT;
            default ->
                    throw new BadSettingException(setting, "be auto, direct or http-client", text);
        };
    }

    static String hostAndPort(String setting, String text) {
        Matcher matcher = HOST_AND_PORT.matcher(text);
        if (!matcher.matches() || Integer.parseInt(matcher.group(2)) > HIGHEST_PORT) {
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
