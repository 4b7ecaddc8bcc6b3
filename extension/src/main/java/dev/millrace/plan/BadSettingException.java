package dev.millrace.plan;

import dev.millrace.clock.DurationText;
import java.time.Duration;

/** A setting that breaks a rule; thrown before anything is sent. */
public final class BadSettingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String setting;

    /**
     * Tells what was wrong.
     *
     * @param setting the setting's name, such as {@code concurrency}
     * @param rule what it must be, such as {@code be at least 1}
     * @param value what it was
     */
    public BadSettingException(String setting, String rule, Object value) {
        super("requires that `" + setting + "` " + rule + ", but it was " + shown(value));
        this.setting = setting;
    }

    /**
     * Returns the setting that broke the rule.
     *
     * @return its name
     */
    public String setting() {
        return setting;
    }

    private static String shown(Object value) {
        if (value instanceof Duration duration) {
            return '"' + DurationText.format(duration) + '"';
        }
        return value instanceof String ? "\"" + value + '"' : String.valueOf(value);
    }
}
