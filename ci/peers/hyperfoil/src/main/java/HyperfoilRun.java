import static io.hyperfoil.http.steps.HttpStepCatalog.SC;

import io.hyperfoil.api.config.BenchmarkBuilder;
import io.hyperfoil.core.impl.LocalSimulationRunner;
import io.hyperfoil.http.api.HttpMethod;
import io.hyperfoil.http.config.HttpPluginBuilder;
import java.net.URI;

/**
 * Hyperfoil in this JVM, with the settings of its {@code wrk} command: a user for each connection,
 * who asks again and again.
 */
final class HyperfoilRun {

    private HyperfoilRun() {}

    public static void main(String[] args) {
        URI uri = URI.create(args[0]);
        int requests = Integer.parseInt(args[1]);
        int connections = Integer.parseInt(args[2]);
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
                .atOnce(connections)
                .maxDuration(600_000)
                .scenario()
                .maxRequests(1)
                .maxSequences(1)
                .initialSequence("request")
                .step(SC)
                .loop("sent", requests / connections)
                .steps()
                .step(SC)
                .httpRequest(HttpMethod.GET)
                .path(uri.getPath())
                .endStep()
                // Or else all but the first request of a user would be answered from its cache.
                .step(SC)
                .clearHttpCache()
                .end()
                .endSequence()
                .endScenario();
        new LocalSimulationRunner(benchmark.build()).run();
    }
}
