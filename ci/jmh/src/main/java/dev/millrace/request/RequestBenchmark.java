package dev.millrace.request;

import static dev.millrace.request.Requests.get;
import static dev.millrace.request.Requests.post;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Requests as test authors make them, each with the index that it is made for. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class RequestBenchmark {

    private static final String BASE = "http://localhost:8080";

    private final RequestCursor gets = cursor(i -> get(BASE + "/" + i));
    private final RequestCursor orders =
            cursor(i -> post(BASE + "/orders").json("{\"sku\": " + i + "}"));

    private static RequestCursor cursor(RequestFactory factory) {
        return RequestSource.of(factory).open(RequestSource.UNBOUNDED, 1).cursor();
    }

    /** The shortest: a GET, its URI put together. */
    @Benchmark
    public Request get_of_an_index() throws Exception {
        gets.advance();
        return gets.request();
    }

    /** A POST with a body of JSON. */
    @Benchmark
    public Request post_of_json() throws Exception {
        orders.advance();
        return orders.request();
    }
}
