package dev.millrace.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.result.Measurement;
import java.lang.management.BufferPoolMXBean;
import java.util.List;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

class DirectProbeTests {

    private final FakePool direct = new FakePool("direct");
    private final FakePool mapped = new FakePool("mapped");
    private final DirectProbe probe = new DirectProbe(List.of(mapped, direct));

    @Test
    void keeps_the_largest_sample_of_the_direct_buffers() {
        mapped.used = 1_000;
        direct.used = 10;
        probe.sample();
        direct.used = 30;
        probe.sample();
        direct.used = 20;

        assertThat(probe.finish())
                .isEqualTo(new Measurement(30, "largest of 3 samples of the JVM's direct buffers"));
    }

    @Test
    void samples_at_the_end_too() {
        direct.used = 10;

        assertThat(probe.finish().value()).isEqualTo(10);
    }

    @Test
    void measures_nothing_where_the_jvm_tells_nothing() {
        assertThat(new DirectProbe(List.of(mapped)).finish())
                .isEqualTo(Measurement.none("this JVM does not tell about direct buffers"));
    }

    private static final class FakePool implements BufferPoolMXBean {

        private final String name;
        private long used;

        private FakePool(String name) {
            this.name = name;
        }

        @Override
        public String getName() {
            return name;
        }

        @Override
        public long getMemoryUsed() {
            return used;
        }

        @Override
        public long getCount() {
            return 1;
        }

        @Override
        public long getTotalCapacity() {
            return used;
        }

        @Override
        public ObjectName getObjectName() {
            throw new UnsupportedOperationException();
        }
    }
}
