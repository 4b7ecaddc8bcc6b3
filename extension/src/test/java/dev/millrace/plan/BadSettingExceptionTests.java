package dev.millrace.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BadSettingExceptionTests {

    @Test
    void a_value_is_shown_as_an_author_would_write_it() {
        assertThat(new BadSettingException("a", "be b", 7))
                .hasMessage("requires that `a` be b, but it was 7");
        assertThat(new BadSettingException("a", "be b", "7 apples"))
                .hasMessage("requires that `a` be b, but it was \"7 apples\"");
        assertThat(new BadSettingException("a", "be b", Duration.ofMillis(1_500)))
                .hasMessage("requires that `a` be b, but it was \"1.5 s\"");
    }
}
