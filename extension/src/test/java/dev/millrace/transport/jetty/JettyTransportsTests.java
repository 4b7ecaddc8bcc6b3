package dev.millrace.transport.jetty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.plan.Plans;
import dev.millrace.plan.TransportChoice;
import dev.millrace.transport.TransportFactory;
import org.junit.jupiter.api.Test;

class JettyTransportsTests {

    @Test
    void are_direct_where_the_plan_is() {
        assertThat(chosenFor(Plans.aPlan())).isInstanceOf(DirectTransports.class);
    }

    @Test
    void are_those_over_http_client_where_the_plan_is_not_direct() {
        assertThat(chosenFor(Plans.aPlan().transport(TransportChoice.HTTP_CLIENT)))
                .isInstanceOf(HttpClientTransports.class);
    }

    private static TransportFactory chosenFor(Plans plan) {
        return JettyTransports.of(plan.build());
    }
}
