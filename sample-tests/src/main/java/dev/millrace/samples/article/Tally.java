package dev.millrace.samples.article;

import java.util.concurrent.atomic.LongAdder;
import org.eclipse.jetty.client.ContentResponse;
import org.jspecify.annotations.Nullable;

/** Counts what became of the requests that a program was to send; thread-safe. */
final class Tally {

    private final long requests;
    private final LongAdder succeeded = new LongAdder();
    private final LongAdder failed = new LongAdder();

    Tally(long requests) {
        this.requests = requests;
    }

    /** Counts a request that ended, with a response or with a failure. */
    void count(@Nullable ContentResponse response, @Nullable Throwable failure) {
        (response != null && response.getStatus() == 200 ? succeeded : failed).increment();
    }

    /** Prints the counts. */
    void print() {
        System.out.println(line(requests, succeeded.sum(), failed.sum()));
    }

    /** Writes counts as the runner reads them. */
    static String line(long requests, long succeeded, long failed) {
        return "requests=" + requests + " succeeded=" + succeeded + " failed=" + failed;
    }
}
