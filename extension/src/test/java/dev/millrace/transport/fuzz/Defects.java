package dev.millrace.transport.fuzz;

import static org.junit.jupiter.api.Named.named;

import dev.millrace.http.Body;
import dev.millrace.http.FailureKind;
import dev.millrace.http.Headers;
import dev.millrace.http.Outcome;
import dev.millrace.http.Response;
import dev.millrace.http.TransportFailure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;

/** Small defects that a transport might have, each in what it makes of a response. */
final class Defects {

    private Defects() {}

    static Stream<Named<UnaryOperator<Outcome>>> all() {
        return Stream.of(
                inResponses("forgets the reason", Defects::withoutReason),
                inResponses("tells fields in another order", Defects::backwards),
                inResponses("loses a byte of a body it keeps", Defects::withoutLastByte),
                inResponses("counts what is around chunks", Defects::withMoreInChunks),
                inResponses("takes a body up to the end for one cut off", Defects::endAsFailure),
                inFailures("takes a body cut off for a whole one", Defects::closedAsResponse),
                inFailures("takes a reset for an orderly end", Defects::resetAsClosed));
    }

    private static Named<UnaryOperator<Outcome>> inResponses(
            String name, Function<Response, Outcome> defect) {
        return named(
                name, outcome -> outcome instanceof Response sound ? defect.apply(sound) : outcome);
    }

    private static Named<UnaryOperator<Outcome>> inFailures(
            String name, Function<TransportFailure, Outcome> defect) {
        return named(
                name,
                outcome ->
                        outcome instanceof TransportFailure sound ? defect.apply(sound) : outcome);
    }

    private static Outcome withoutReason(Response of) {
        return new Response(of.status(), "", of.headers(), of.body());
    }

    private static Outcome backwards(Response of) {
        List<Map.Entry<String, String>> fields = new ArrayList<>();
        of.headers().forEach((name, value) -> fields.add(Map.entry(name, value)));
        Collections.reverse(fields);
        return new Response(of.status(), of.reason(), Headers.of(fields), of.body());
    }

    private static Outcome withoutLastByte(Response of) {
        byte[] kept = of.body().bytes();
        return kept.length == 0
                ? of
                : withBody(of, Body.kept(Arrays.copyOf(kept, kept.length - 1), of.body().size()));
    }

    private static Outcome withMoreInChunks(Response of) {
        return of.header("Transfer-Encoding") == null
                ? of
                : withBody(of, Body.kept(of.body().bytes(), of.body().size() + 2));
    }

    private static Response withBody(Response of, Body body) {
        return new Response(of.status(), of.reason(), of.headers(), body);
    }

    private static Outcome endAsFailure(Response of) {
        boolean framed =
                of.header("Content-Length") != null || of.header("Transfer-Encoding") != null;
        return framed || of.body().size() == 0
                ? of
                : new TransportFailure(FailureKind.CLOSED_EARLY, "the end");
    }

    private static Outcome closedAsResponse(TransportFailure of) {
        return of.kind() == FailureKind.CLOSED_EARLY
                ? new Response(200, "OK", Headers.of(List.of()), Body.EMPTY)
                : of;
    }

    private static Outcome resetAsClosed(TransportFailure of) {
        return of.kind() == FailureKind.RESET
                ? new TransportFailure(FailureKind.CLOSED_EARLY, of.detail())
                : of;
    }
}
