package dev.millrace.samples;

import static dev.millrace.check.Expectations.status;
import static dev.millrace.request.Requests.get;

import dev.millrace.Load;
import dev.millrace.LoadTest;
import dev.millrace.ServiceLevel;
import dev.millrace.http.Tls;
import org.junit.jupiter.api.extension.RegisterExtension;

/** HTTPS, with a certificate that only a given trust store knows. */
class SecureCatalogueLoadTest {

    static final KeyStores KEYS = KeyStores.generate();

    @RegisterExtension
    static final ServerProcess CATALOGUE = ServerProcess.https(KEYS.server(), KeyStores.PASSWORD);

    @LoadTest(requests = 10_000, concurrency = 20)
    @ServiceLevel(p99 = "2 s")
    void pages_are_served_over_https(Load load) {
        load.target(CATALOGUE.base())
                .tls(Tls.trusting(KEYS.trust(), KeyStores.PASSWORD))
                .expect(status(200))
                .run(i -> get("/pages/" + i));
    }
}
