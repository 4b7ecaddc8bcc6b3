package dev.millrace.transport.jetty;

import static dev.millrace.request.Requests.get;
import static dev.millrace.request.Requests.post;
import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.millrace.clock.NanoClock;
import dev.millrace.http.Response;
import dev.millrace.plan.Plans;
import dev.millrace.request.Request;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Requests to bytes, and bytes to responses, as the direct transport does it. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class WireBenchmark {

    private static final String RESPONSE =
            """
            HTTP/1.1 200 OK
            Server: nginx/1.22.1
            Date: Sun, 22 Nov 2026 20:00:00 GMT
            Content-Type: text/plain
            Content-Length: 14
            Connection: keep-alive

            Hello, World!!"""
                    .replace("\n", "\r\n");

    private final DirectTransport transport =
            new DirectTransport(Plans.aPlan().build(), 0, NanoClock.SYSTEM);
    private final DirectCall call = new DirectCall(transport, new SilentExchange());
    private final Request get = get("http://localhost:8080/1234567").header("Accept", "text/plain");
    private final Request post =
            post("http://localhost:8080/orders").json("{\"sku\": \"1234567\", \"count\": 1}");
    private final ByteBuffer input = ByteBuffer.allocateDirect(1 << 10);
    private final ResponseReader reader;
    private final int secondsAt = RESPONSE.indexOf("00 GMT");
    private int seconds;

    public WireBenchmark() {
        prepare(get);
        reader = new ResponseReader();
        reader.start(call);
        input.put(RESPONSE.getBytes(US_ASCII));
    }

    @TearDown
    public void close() {
        transport.close();
    }

    private void prepare(Request request) {
        call.prepare(request, request.uri(), transport.routes.of(request.uri()), 0);
    }

    /** A GET with one header field of its own. */
    @Benchmark
    public ByteBuffer encode_get() {
        prepare(get);
        return transport.encode(call);
    }

    /** A POST with a body of 32 bytes. */
    @Benchmark
    public ByteBuffer encode_post() {
        prepare(post);
        return transport.encode(call);
    }

    /** A response as nginx writes it, the same as the one before. */
    @Benchmark
    public Response read_same_header() {
        return read();
    }

    /** The same with another date each time, so that all of it is parsed. */
    @Benchmark
    public Response read_other_header() {
        seconds = (seconds + 1) % 10;
        input.put(secondsAt, (byte) ('0' + seconds));
        return read();
    }

    private Response read() {
        reader.start(call);
        if (reader.read(input.position(0).limit(RESPONSE.length()))
                != ResponseReader.Progress.COMPLETE) {
            throw new IllegalStateException("the response was not read");
        }
        return reader.response();
    }
}
