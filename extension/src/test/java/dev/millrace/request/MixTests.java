package dev.millrace.request;

import static dev.millrace.request.Requests.get;
import static dev.millrace.request.Requests.mix;
import static dev.millrace.request.Requests.weight;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MixTests {

    private static final RequestFactory BROWSE = index -> get("/browse/" + index);
    private static final RequestFactory ORDER = index -> get("/order/" + index);
    private static final RequestFactory SEARCH = index -> get("/search/" + index);

    private static List<String> uris(RequestFactory factory, long from, int count)
            throws Exception {
        List<String> uris = new ArrayList<>();
        for (long index = from; index < from + count; index++) {
            uris.add(factory.request(index).uri());
        }
        return uris;
    }

    private static long count(List<String> uris, String prefix) {
        return uris.stream().filter(uri -> uri.startsWith(prefix)).count();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 777, 1_000_000_007, Long.MAX_VALUE - 2_000})
    void each_part_has_its_share_of_any_stretch_but_for_a_few(long from) throws Exception {
        RequestFactory mix = mix(weight(70, BROWSE), weight(25, ORDER), weight(5, SEARCH));

        List<String> uris = uris(mix, from, 1_000);

        assertThat(count(uris, "/browse/")).isBetween(695L, 705L);
        assertThat(count(uris, "/order/")).isBetween(245L, 255L);
        assertThat(count(uris, "/search/")).isBetween(45L, 55L);
    }

    @Test
    void a_rare_part_does_not_come_in_bursts() throws Exception {
        List<String> uris = uris(mix(weight(9, BROWSE), weight(1, ORDER)), 0, 1_000);

        for (int stretch = 0; stretch < 950; stretch++) {
            assertThat(count(uris.subList(stretch, stretch + 50), "/order/")).isBetween(3L, 7L);
        }
    }

    @Test
    void the_same_index_gets_the_same_request() throws Exception {
        RequestFactory mix = mix(weight(1, BROWSE), weight(1, ORDER));

        assertThat(uris(mix, 0, 100)).isEqualTo(uris(mix, 0, 100));
    }

    @Test
    void weights_need_not_add_up_to_a_hundred() throws Exception {
        List<String> uris = uris(mix(weight(0.2, BROWSE), weight(0.6, ORDER)), 0, 1_000);

        assertThat(count(uris, "/browse/")).isBetween(247L, 253L);
    }

    @Test
    void a_label_goes_to_requests_that_have_none() throws Exception {
        RequestFactory mix = mix(weight(1, "browse", BROWSE));
        RequestFactory labelled = mix(weight(1, "browse", i -> get("/").label("front page")));

        assertThat(mix.request(0).label()).isEqualTo("browse");
        assertThat(labelled.request(0).label()).isEqualTo("front page");
        assertThat(mix(weight(1, BROWSE)).request(0).label()).isNull();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void a_weight_that_is_no_share_is_refused(double weight) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> weight(weight, BROWSE))
                .withMessage("weight(...) requires a number above 0, but was " + weight);
    }

    @Test
    void a_mix_of_nothing_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> mix())
                .withMessage("mix(...) requires at least one part, but got none");
    }
}
