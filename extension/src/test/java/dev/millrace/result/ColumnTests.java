package dev.millrace.result;

import static dev.millrace.request.Requests.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.http.Body;
import dev.millrace.http.FailureKind;
import dev.millrace.http.Headers;
import dev.millrace.http.Outcome;
import dev.millrace.http.Redirect;
import dev.millrace.http.Response;
import dev.millrace.http.TransportFailure;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ColumnTests {

    private static final Headers HEADERS = Headers.of(List.of(Map.entry("ETag", "\"7\"")));

    private static EndedRequest ended(Outcome outcome, @Nullable String mismatch) {
        return new EndedRequest(
                7,
                get("/pages/7").label("page"),
                "http://ada:secret@localhost/pages/7",
                outcome,
                12_345_678,
                1_234_567,
                mismatch);
    }

    private static EndedRequest notMade() {
        return new EndedRequest(
                8,
                null,
                null,
                new TransportFailure(FailureKind.NO_REQUEST, "no page"),
                1_999,
                -1,
                null);
    }

    private static List<@Nullable Object> all(EndedRequest ended) {
        List<@Nullable Object> values = new ArrayList<>();
        Column.ALL.forEach(column -> values.add(column.of(ended)));
        return values;
    }

    @Test
    void all_columns_of_a_response() {
        Response response =
                new Response(
                        404,
                        "Not Found",
                        HEADERS,
                        Body.discarded(12),
                        List.of(
                                new Redirect("http://a/", 301, "http://b/"),
                                new Redirect("http://b/", 302, "http://c/")));

        assertThat(all(ended(response, "status 200: was 404")))
                .containsExactly(
                        7L,
                        "GET",
                        "http://ada:***@localhost/pages/7",
                        "page",
                        404,
                        "Not Found",
                        null,
                        null,
                        "status 200: was 404",
                        new BigDecimal("12.345"),
                        new BigDecimal("1.234"),
                        12L,
                        "301 http://b/ -> 302 http://c/",
                        "http://c/");
    }

    @Test
    void all_columns_of_a_request_that_could_not_be_made() {
        assertThat(all(notMade()))
                .containsExactly(
                        8L,
                        null,
                        null,
                        null,
                        null,
                        null,
                        "no request",
                        "no page",
                        null,
                        new BigDecimal("0.001"),
                        null,
                        null,
                        null,
                        null);
    }

    @Test
    void without_redirects_the_final_uri_is_the_first() {
        Response response = new Response(200, "OK", HEADERS, Body.EMPTY);

        assertThat(Column.FINAL_URI.of(ended(response, null)))
                .isEqualTo("http://ada:***@localhost/pages/7");
    }

    @Test
    void a_header_field_is_a_column() {
        Column etag = Column.header("etag");

        assertThat(etag.name()).isEqualTo("etag");
        assertThat(etag.of(ended(new Response(200, "", HEADERS, Body.EMPTY), null)))
                .isEqualTo("\"7\"");
        assertThat(etag.of(notMade())).isNull();
    }

    @Test
    void what_may_change_becomes_text_at_once() {
        StringBuilder changing = new StringBuilder("a");

        Object value = Column.of("name", ended -> changing).of(notMade());
        changing.append("b");

        assertThat(value).isEqualTo("a");
        assertThat(Column.of("flag", ended -> true).of(notMade())).isEqualTo(true);
    }

    @Test
    void what_a_column_throws_is_its_value() {
        Column broken =
                Column.of(
                        "name",
                        ended -> {
                            throw new IllegalStateException("no name");
                        });

        assertThat(broken.of(notMade()))
                .isEqualTo("threw java.lang.IllegalStateException: no name");
    }
}
