package dev.millrace.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.audit.UrlQueue.Head;
import dev.millrace.http.Body;
import dev.millrace.http.FailureKind;
import dev.millrace.http.Headers;
import dev.millrace.http.Outcome;
import dev.millrace.http.Redirect;
import dev.millrace.http.Response;
import dev.millrace.http.TransportFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UrlQueueTests {

    private static final Outcome OK = new Response(200, "OK", Headers.of(List.of()), Body.EMPTY);
    private static final Outcome REFUSED = new TransportFailure(FailureKind.REFUSED, "nobody");

    private final Path directory;
    private final List<Url> notTried = new ArrayList<>();
    private final List<Url> tried = new ArrayList<>();

    UrlQueueTests(@TempDir Path directory) {
        this.directory = directory;
    }

    private UrlQueue queue(BitSet taken, Stream<String> urls) {
        try {
            Path file = Files.write(directory.resolve("urls.txt"), urls.toList());
            return new UrlQueue(
                    UrlList.of(file),
                    taken,
                    new UrlOrigins(url -> url),
                    (url, why) -> notTried.add(url));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private UrlQueue queue(Stream<String> urls) {
        return queue(new BitSet(), urls);
    }

    private static Stream<String> pages(String host, int count) {
        return IntStream.range(0, count).mapToObj(i -> "http://" + host + "/" + i);
    }

    /** Takes what can be taken now. */
    private List<Url> takeAll(UrlQueue queue) {
        List<Url> taken = new ArrayList<>();
        for (Head head = queue.look(); head == Head.URL; head = queue.look()) {
            taken.add(queue.take());
        }
        tried.addAll(taken);
        return taken;
    }

    /** Ends each request in turn until there are no more. */
    private void runAll(UrlQueue queue, Function<Url, Outcome> outcome) {
        List<Url> underWay = takeAll(queue);
        while (!underWay.isEmpty()) {
            Url first = underWay.remove(0);
            queue.ended(first, outcome.apply(first));
            underWay.addAll(takeAll(queue));
        }
    }

    private static List<Long> rows(List<Url> urls) {
        return urls.stream().map(Url::row).toList();
    }

    @Test
    void asks_a_host_it_does_not_know_little_at_a_time() {
        UrlQueue queue = queue(pages("new", 10));

        assertThat(rows(takeAll(queue))).containsExactly(1L, 2L);
        assertThat(queue.look()).isEqualTo(Head.NONE_YET);
    }

    @Test
    void asks_a_host_that_answers_as_often_as_it_can() {
        UrlQueue queue = queue(pages("good", 10));
        List<Url> first = takeAll(queue);

        queue.ended(first.get(0), OK);

        assertThat(takeAll(queue)).hasSize(8);
        assertThat(queue.look()).isEqualTo(Head.END);
    }

    @Test
    void leaves_out_what_was_taken_before() {
        BitSet taken = new BitSet();
        taken.set(1);
        taken.set(3);

        assertThat(rows(takeAll(queue(taken, pages("a", 4))))).containsExactly(2L, 4L);
    }

    @Test
    void lets_other_hosts_pass_one_that_does_not_answer() {
        UrlQueue queue = queue(Stream.concat(pages("silent", 100), pages("good", 2)));

        assertThat(rows(takeAll(queue))).containsExactly(1L, 2L, 101L, 102L);
    }

    @Test
    void looks_behind_a_host_that_failed_while_it_was_in_the_queue() {
        UrlQueue queue = queue(Stream.concat(pages("bad", 10), pages("good", 3)));
        List<Url> underWay = takeAll(queue);

        queue.ended(underWay.get(0), OK);
        queue.look();
        queue.take();
        queue.look();
        queue.take();
        queue.ended(underWay.get(2), OK);
        queue.ended(underWay.get(1), REFUSED);

        assertThat(rows(takeAll(queue))).containsExactly(13L);
    }

    @Test
    void asks_a_failing_host_again_only_when_all_others_were_asked() {
        UrlQueue queue =
                queue(
                        Stream.of(pages("bad", HostHealth.SET_ASIDE_AFTER + 5), pages("good", 50))
                                .flatMap(each -> each));

        runAll(queue, url -> url.text().contains("bad") ? REFUSED : OK);

        assertThat(rows(tried).subList(0, 56))
                .containsAll(
                        LongStream.rangeClosed(HostHealth.SET_ASIDE_AFTER + 6, 59)
                                .boxed()
                                .toList());
        assertThat(tried).hasSize(59).doesNotHaveDuplicates();
        assertThat(notTried).isEmpty();
    }

    @Test
    void takes_again_what_was_parked_when_its_host_was_set_aside() {
        BitSet taken = new BitSet();
        taken.set(11, 100_001);
        UrlQueue queue = queue(taken, pages("bad", 100_000));
        List<Url> underWay = takeAll(queue);
        for (int i = 0; i < HostHealth.SET_ASIDE_AFTER; i++) {
            queue.ended(underWay.remove(0), REFUSED);
            underWay.addAll(takeAll(queue));
        }
        assertThat(tried).hasSize(5);

        queue.ended(underWay.remove(0), OK);
        while (queue.look() != Head.END) {
            runAll(queue, url -> OK);
        }

        assertThat(tried.stream().map(Url::row).sorted())
                .isEqualTo(LongStream.rangeClosed(1, 10).boxed().toList());
    }

    @Test
    void gives_a_host_up_that_goes_on_failing() {
        UrlQueue queue = queue(Stream.concat(pages("bad", 1_000), pages("good", 10)));

        runAll(queue, url -> url.text().contains("bad") ? REFUSED : OK);

        int bad = tried.size() - 10;
        assertThat(bad).isBetween(HostHealth.GIVE_UP_AFTER, HostHealth.GIVE_UP_AFTER + 2);
        assertThat(notTried).hasSize(1_000 - bad);
        assertThat(Stream.concat(tried.stream(), notTried.stream()).map(Url::row))
                .doesNotHaveDuplicates()
                .hasSize(1_010);
        assertThat(queue.look()).isEqualTo(Head.END);
    }

    @Test
    void asks_a_host_that_has_recovered_as_any_other() {
        UrlQueue queue = queue(pages("bad", 1_000));
        int[] asked = {0};

        runAll(queue, url -> asked[0]++ < HostHealth.SET_ASIDE_AFTER + 2 ? REFUSED : OK);

        assertThat(tried).hasSize(1_000).doesNotHaveDuplicates();
        assertThat(notTried).isEmpty();
        assertThat(queue.knownHosts()).isZero();
    }

    @Test
    void holds_no_host_against_that_where_its_redirects_led() {
        UrlQueue queue = queue(pages("good", 1_000));
        Outcome elsewhere =
                new TransportFailure(
                        FailureKind.REFUSED,
                        "",
                        List.of(new Redirect("http://good/", 302, "http://bad/")));

        runAll(queue, url -> elsewhere);

        assertThat(tried).hasSize(1_000);
    }

    @Test
    void holds_no_host_against_that_the_list_or_this_machine_is_broken() {
        UrlQueue queue = queue(pages("good", 1_000));
        Outcome invalid = new TransportFailure(FailureKind.INVALID_REQUEST, "");

        runAll(queue, url -> invalid);

        assertThat(tried).hasSize(1_000);
    }

    @Test
    void takes_urls_without_a_host_as_they_come() {
        UrlQueue queue = queue(Stream.of("http://", "nowhere", "http://a b/"));

        assertThat(takeAll(queue)).hasSize(3);
    }

    @Test
    void parks_no_more_than_is_bounded() {
        UrlQueue queue = queue(pages("silent", 2 * UrlQueue.MOST_PARKED));

        takeAll(queue);
        while (queue.look() == Head.NOT_FOUND_YET) {
            takeAll(queue);
        }

        assertThat(queue.look()).isEqualTo(Head.NONE_YET);
        assertThat(tried).hasSize(HostHealth.AT_A_TIME);
    }

    @Test
    void does_not_hold_its_thread_for_long_while_it_skips() {
        BitSet taken = new BitSet();
        taken.set(1, 100_000);

        assertThat(queue(taken, pages("a", 100_000)).look()).isEqualTo(Head.NOT_FOUND_YET);
    }
}
