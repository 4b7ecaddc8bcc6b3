package dev.millrace.clock;

import dev.millrace.result.LoadResult;
import java.time.Instant;
import org.apache.sshd.client.SshClient;
import org.eclipse.jetty.client.HttpClient;

/** Breaks every rule of the architecture, to show that each is held. */
public final class RuleBreaker {

    /** Jetty, where it is not known. */
    public final HttpClient jetty = new HttpClient();

    /** SSH, where it is not known. */
    public final Class<?> ssh = SshClient.class;

    /** Looks at a later package. */
    public long requestsOf(LoadResult result) {
        return result.requests();
    }

    /** Reads the clocks of the machine, and prints. */
    public void printNow() {
        System.out.println(System.nanoTime() + System.currentTimeMillis() + " " + Instant.now());
    }
}
