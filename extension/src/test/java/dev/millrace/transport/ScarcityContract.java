package dev.millrace.transport;

import static dev.millrace.http.FailureKind.OUT_OF_DESCRIPTORS;
import static dev.millrace.http.FailureKind.OUT_OF_PORTS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.server.ChildJvm;
import org.junit.jupiter.api.Test;

/** What a failure is called when this machine runs out of something: shown in JVMs of their own. */
public abstract class ScarcityContract extends TransportContract {

    @Test
    void names_running_out_of_descriptors() throws Exception {
        ChildJvm.assumeRuns(ChildJvm.withFewDescriptors("true"));

        String failure = ChildJvm.run(ChildJvm.withFewDescriptors(child()));

        assertThat(failure).startsWith(OUT_OF_DESCRIPTORS.name());
    }

    @Test
    void names_running_out_of_local_ports() throws Exception {
        ChildJvm.assumeRuns(ChildJvm.withFewPorts("true"));

        String failure = ChildJvm.run(ChildJvm.withFewPorts(child()));

        assertThat(failure).startsWith(OUT_OF_PORTS.name());
    }

    private String child() {
        return ChildJvm.command("-Xmx64m", ScarcityChild.class, factory().getClass().getName());
    }
}
