package dev.millrace;

import dev.millrace.plan.BadSettingException;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/** The one form of all errors in settings: who requires what, what it was, and in which test. */
final class SettingsErrors {

    private SettingsErrors() {}

    /** Does something with settings; a rule that breaks is told in the one form. */
    static <T> T checked(String who, String test, Supplier<T> action) {
        try {
            return action.get();
        } catch (BadSettingException e) {
            throw new ExtensionConfigurationException(
                    who + " " + e.getMessage() + " (" + test + ")", e);
        }
    }

    static ExtensionConfigurationException error(String who, String requires, String test) {
        return new ExtensionConfigurationException(
                who + " requires " + requires + " (" + test + ")");
    }
}
