package dev.millrace.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class BoundedCallTests {

    private static final Duration LONG = Duration.ofMinutes(1);

    @Test
    void returns_what_the_call_returns() throws IOException {
        assertThat(BoundedCall.<String>within(LONG, () -> "answer")).isEqualTo("answer");
    }

    @Test
    void does_not_wait_for_a_call_that_hangs() {
        CountDownLatch never = new CountDownLatch(1);

        assertThatIOException()
                .isThrownBy(
                        () ->
                                BoundedCall.within(
                                        Duration.ofMillis(1),
                                        () -> {
                                            never.await();
                                            return "";
                                        }))
                .withMessage("it did not answer within 0 s");

        never.countDown();
    }

    @Test
    void tells_what_the_call_threw() {
        assertThatIOException()
                .isThrownBy(
                        () ->
                                BoundedCall.within(
                                        LONG,
                                        () -> {
                                            throw new IllegalStateException("broken");
                                        }))
                .withMessage("java.lang.IllegalStateException: broken");
    }

    @Test
    void stays_interrupted() {
        Thread.currentThread().interrupt();

        assertThatIOException()
                .isThrownBy(
                        () ->
                                BoundedCall.within(
                                        LONG,
                                        () -> {
                                            new CountDownLatch(1).await();
                                            return "";
                                        }))
                .withMessage("the wait for it was interrupted");
        assertThat(Thread.interrupted()).isTrue();
    }
}
