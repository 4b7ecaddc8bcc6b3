import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import com.github.noconnor.junitperf.JUnitPerfInterceptor;
import com.github.noconnor.junitperf.JUnitPerfTest;
import com.github.noconnor.junitperf.JUnitPerfTestRequirement;
import org.apache.http.client.methods.HttpGet;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;
import org.apache.http.util.EntityUtils;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/**
 * JUnitPerf as a plain JUnit test with Apache's blocking client: a thread and a connection for each
 * slot.
 */
@ExtendWith(JUnitPerfInterceptor.class)
class JUnitPerfRun {

    private static String url;
    private static int connections;
    private static CloseableHttpClient client;

    @BeforeAll
    static void open() {
        client =
                HttpClients.custom()
                        .setMaxConnTotal(connections)
                        .setMaxConnPerRoute(connections)
                        .build();
    }

    @AfterAll
    static void close() throws Exception {
        client.close();
    }

    // How many threads and executions there are comes from outside.
    @Test
    @JUnitPerfTest(durationMs = 600_000)
    @JUnitPerfTestRequirement
    void page_is_served() throws Exception {
        EntityUtils.consume(client.execute(new HttpGet(url)).getEntity());
    }

    public static void main(String[] args) {
        url = args[0];
        connections = Integer.parseInt(args[2]);
        System.setProperty("junitperf.totalExecutions", args[1]);
        System.setProperty("junitperf.threads", args[2]);
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectClass(JUnitPerfRun.class))
                                .build(),
                        listener);
        if (listener.getSummary().getTestsSucceededCount() != 1) {
            throw new IllegalStateException("failed: " + listener.getSummary().getFailures());
        }
    }
}
