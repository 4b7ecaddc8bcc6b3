package dev.millrace.samples.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class SpreadTests {

    @Test
    void the_median_is_the_one_in_the_middle() {
        assertThat(Spread.of(DoubleStream.of(9, 1, 2))).isEqualTo(new Spread(2, 1, 9));
    }

    @Test
    void the_median_is_between_the_two_in_the_middle() {
        assertThat(Spread.of(DoubleStream.of(9, 1, 2, 4))).isEqualTo(new Spread(3, 1, 9));
    }

    @Test
    void reads_as_text_and_as_json() {
        Spread spread = new Spread(1.125, 1, 2.5);

        assertThat(spread.text()).isEqualTo("1.13 (1.00–2.50)");
        assertThat(spread.json())
                .isEqualTo("{\"median\": 1.1250, \"least\": 1.0000, \"most\": 2.5000}");
    }
}
