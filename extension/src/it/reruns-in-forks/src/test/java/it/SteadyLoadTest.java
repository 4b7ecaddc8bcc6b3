package it;

import dev.millrace.Load;
import dev.millrace.LoadTest;

class SteadyLoadTest {

    @LoadTest(duration = "1 s")
    void is_served(Load load) throws Exception {
        Fork.meet("steady", "flaky");
        Fork.send(load, "steady", 200);
    }
}
