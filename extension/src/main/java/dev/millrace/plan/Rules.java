package dev.millrace.plan;

import java.time.Duration;

/** Refuses what breaks a rule of the plan. */
final class Rules {

    private Rules() {}

    static void require(boolean kept, String setting, String rule, Object value) {
        if (!kept) {
            throw new BadSettingException(setting, rule, value);
        }
    }

    static void requirePositive(Duration duration, String setting) {
        require(
                !duration.isNegative() && !duration.isZero(),
                setting,
                "be longer than zero",
                duration);
    }
}
