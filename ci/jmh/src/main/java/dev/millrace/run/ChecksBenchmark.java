package dev.millrace.run;

import static dev.millrace.check.Expectations.body;
import static dev.millrace.check.Expectations.contains;
import static dev.millrace.check.Expectations.header;
import static dev.millrace.check.Expectations.json;
import static dev.millrace.check.Expectations.status;
import static dev.millrace.request.Requests.get;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.millrace.http.Body;
import dev.millrace.http.Response;
import dev.millrace.request.Request;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The checks of a response that is as expected. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ChecksBenchmark {

    private static final byte[] BODY = "{\"orders\": [{\"sku\": 1}, {\"sku\": 2}]}".getBytes(UTF_8);

    private final Request request = get("http://localhost:8080/1");
    private final Response response =
            new Response(
                    200,
                    "OK",
                    new OneField("Content-Type", "application/json"),
                    Body.kept(BODY, BODY.length));
    private final ResponseChecks success = new ResponseChecks(List.of());
    private final ResponseChecks statusAndHeader =
            new ResponseChecks(List.of(status(200, 201), header("content-type", contains("json"))));
    private final ResponseChecks text = new ResponseChecks(List.of(body(contains("sku"))));
    private final ResponseChecks jsonValue =
            new ResponseChecks(List.of(json("/orders/1/sku", "2")));

    /** What is expected where nothing else is: 2xx or 3xx. */
    @Benchmark
    public boolean success() {
        return areMet(success);
    }

    /** A status of two, and a header field. */
    @Benchmark
    public boolean status_and_header() {
        return areMet(statusAndHeader);
    }

    /** A word in a body of 36 bytes. */
    @Benchmark
    public boolean text() {
        return areMet(text);
    }

    /** A value of a JSON body of 36 bytes. */
    @Benchmark
    public boolean json_value() {
        return areMet(jsonValue);
    }

    private boolean areMet(ResponseChecks checks) {
        if (checks.firstMismatch(request, response) != null) {
            throw new IllegalStateException("a response was not as expected");
        }
        return true;
    }
}
