package it;

import dev.millrace.Load;
import dev.millrace.LoadTest;

class FlakyLoadTest {

    private static int attempts;

    @LoadTest(duration = "1 s")
    void is_served_the_second_time(Load load) throws Exception {
        attempts++;
        Fork.meet("flaky", "steady");
        Fork.send(load, "flaky " + attempts, attempts == 1 ? 500 : 200);
    }
}
