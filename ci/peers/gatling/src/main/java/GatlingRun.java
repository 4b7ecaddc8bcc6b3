import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;

import io.gatling.app.Gatling$;
import io.gatling.javaapi.core.Simulation;

/**
 * Gatling in this JVM, with a user and so a connection for each slot, who asks for the same page
 * again and again.
 */
public final class GatlingRun extends Simulation {

    private static String url;
    private static int requests;
    private static int connections;

    public GatlingRun() {
        setUp(
                        scenario("closed")
                                .repeat(requests / connections)
                                .on(http("page").get(url))
                                .injectOpen(atOnceUsers(connections)))
                .protocols(http.disableWarmUp().disableCaching());
    }

    public static void main(String[] args) {
        url = args[0];
        requests = Integer.parseInt(args[1]);
        connections = Integer.parseInt(args[2]);
        String[] arguments = {
            "--simulation",
            GatlingRun.class.getName(),
            "--no-reports",
            "--results-folder",
            System.getProperty("java.io.tmpdir")
        };
        Gatling$.MODULE$.fromArgs(arguments);
    }
}
