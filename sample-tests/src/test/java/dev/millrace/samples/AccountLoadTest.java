package dev.millrace.samples;

import static dev.millrace.check.Expectations.satisfies;
import static dev.millrace.check.Expectations.status;
import static dev.millrace.request.Requests.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.Load;
import dev.millrace.LoadTest;
import dev.millrace.check.Expectation;
import dev.millrace.http.Redirects;
import dev.millrace.http.Response;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Users who are sent to log in once, and are known from then on. */
class AccountLoadTest {

    @RegisterExtension static final ServerProcess CATALOGUE = ServerProcess.http();

    private final Set<String> welcomes = ConcurrentHashMap.newKeySet();

    @LoadTest(requests = 20_000, concurrency = 50)
    void each_user_logs_in_once(Load load) {
        Expectation welcome = satisfies("welcomes the user", this::isWelcome);

        load.target(CATALOGUE.base())
                .redirects(Redirects.follow())
                .cookies()
                .expect(status(200), welcome)
                .run(i -> get("/account"));

        assertThat(welcomes).hasSize(50);
    }

    private boolean isWelcome(Response response) {
        welcomes.add(response.text());
        return response.text().startsWith("Welcome, session=");
    }
}
