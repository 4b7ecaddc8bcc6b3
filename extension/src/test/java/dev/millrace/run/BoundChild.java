package dev.millrace.run;

import static dev.millrace.request.Requests.get;

import dev.millrace.clock.NanoClock;
import dev.millrace.plan.LoadPlan;
import dev.millrace.plan.Plans;
import dev.millrace.request.RequestFactory;
import dev.millrace.request.RequestSource;
import dev.millrace.result.LoadResult;
import dev.millrace.transport.jetty.JettyTransports;
import dev.millrace.verdict.Bound;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Runs a load where something is scarce, and prints what bounded it. */
final class BoundChild {

    /** A run needs two thirds of it: with so little left, the collector works hard. */
    private static final int LEFT = 9 << 20;

    private static final List<byte[]> LIVE = new ArrayList<>();

    private BoundChild() {}

    /** Takes what to do, and the URI to append an index to. */
    public static void main(String[] args) {
        RequestFactory plain = i -> get(args[1] + i);
        // These load the classes for which there may be no descriptor later on.
        cause(Plans.aPlan().requests(10).concurrency(2), plain);
        cause(Plans.aPlan().requests(10).concurrency(2), i -> get("http://127.0.0.1:1/" + i));
        System.out.println(
                args[0].equals("MANY")
                        ? cause(Plans.aPlan().requests(400).concurrency(200), plain)
                        : garbage(plain));
    }

    private static Bound.Cause garbage(RequestFactory plain) {
        while (free() > LEFT) {
            LIVE.add(new byte[256 << 10]);
        }
        return cause(
                Plans.aPlan().unbounded().duration(Duration.ofSeconds(2)),
                i -> {
                    byte[] unused = new byte[512 << 10];
                    return plain.request(i + unused.length % 2);
                });
    }

    private static long free() {
        System.gc();
        Runtime jvm = Runtime.getRuntime();
        return jvm.maxMemory() - jvm.totalMemory() + jvm.freeMemory();
    }

    private static Bound.Cause cause(Plans plans, RequestFactory factory) {
        LoadPlan plan = plans.build();
        LoadResult result =
                new LoadRunner(JettyTransports.of(plan), NanoClock.SYSTEM)
                        .run(plan, RequestSource.of(factory), new RunListener() {});
        return Bound.of(result).cause();
    }
}
