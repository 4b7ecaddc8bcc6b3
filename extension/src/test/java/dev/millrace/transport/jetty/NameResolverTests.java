package dev.millrace.transport.jetty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.plan.LoadPlan;
import dev.millrace.plan.Plans;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.util.Promise;
import org.junit.jupiter.api.Test;

/** Only resolves: nothing is connected to. */
class NameResolverTests {

    private static List<InetSocketAddress> resolve(LoadPlan plan, String host) throws Exception {
        Promise.Completable<List<InetSocketAddress>> found = new Promise.Completable<>();
        try (NameResolver resolver = new NameResolver(plan.connections(), Runnable::run)) {
            resolver.resolve(host, 80, Map.of(), found);
            return found.get(20, TimeUnit.SECONDS);
        }
    }

    @Test
    void lets_loopback_be_loaded_always() throws Exception {
        assertThat(resolve(Plans.aPlan().build(), "127.0.0.7"))
                .containsExactly(new InetSocketAddress("127.0.0.7", 80));
    }

    @Test
    void lets_a_host_that_is_allowed_be_loaded() throws Exception {
        assertThat(resolve(Plans.aPlan().allowing("192.0.2.1").build(), "192.0.2.1"))
                .containsExactly(new InetSocketAddress("192.0.2.1", 80));
    }

    @Test
    void lets_no_other_host_be_loaded() {
        assertThatThrownBy(() -> resolve(Plans.aPlan().build(), "192.0.2.1"))
                .cause()
                .isInstanceOf(TargetNotAllowedException.class)
                .hasMessageContaining("-Dmillrace.targets=192.0.2.1");
    }

    @Test
    void judges_the_address_that_stands_in_for_a_host() throws Exception {
        LoadPlan plan = Plans.aPlan().address("shop.example:80", "127.0.0.1:8080").build();

        List<InetSocketAddress> addresses = resolve(plan, "shop.example");

        assertThat(addresses).hasToString("[shop.example/127.0.0.1:8080]");
    }
}
