package dev.millrace.result;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.millrace.clock.DurationText;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Writes a duration as a field of a JSON object: in nanoseconds, null where there is none. */
final class DurationField {

    private DurationField() {}

    static void write(JsonGenerator json, String name, @Nullable Duration duration)
            throws IOException {
        if (duration == null) {
            json.writeNullField(name);
        } else {
            json.writeNumberField(name, DurationText.saturatedNanos(duration));
        }
    }
}
