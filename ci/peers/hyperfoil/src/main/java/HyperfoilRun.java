import static io.hyperfoil.http.steps.HttpStepCatalog.SC;

import io.hyperfoil.api.config.BenchmarkBuilder;
import io.hyperfoil.core.impl.LocalSimulationRunner;
import io.hyperfoil.http.api.HttpMethod;
import io.hyperfoil.http.config.HttpPluginBuilder;
import java.net.URI;

/**
 * Hyperfoil in this JVM, with a user for each connection, who asks again and again: what its {@code
 * wrk} command does, by time, as it has no count to set.
 */
final class HyperfoilRun {

    private HyperfoilRun() {}

    public static void main(String[] args) {
        URI uri = URI.create(args[0]);
        int connections = Integer.parseInt(args[2]);
        long millis = Long.parseLong(args[3]) * 1_000;
        BenchmarkBuilder benchmark = BenchmarkBuilder.builder().name("closed").threads(1);
        benchmark
                .addPlugin(HttpPluginBuilder::new)
                .ergonomics()
                .repeatCookies(false)
                .userAgentFromSession(false)
                .endErgonomics()
                .http()
                .host(uri.getHost())
                .port(uri.getPort())
                .sharedConnections(connections)
                .endHttp();
        benchmark
                .addPhase("test")
                .always(connections)
                .duration(millis)
                .maxDuration(millis + 10_000)
                .scenario()
                .maxRequests(1)
                .maxSequences(1)
                .initialSequence("request")
                .step(SC)
                .httpRequest(HttpMethod.GET)
                .path(uri.getPath())
                .endStep()
                .endSequence()
                .endScenario();
        new LocalSimulationRunner(benchmark.build()).run();
    }
}
