import static us.abstracta.jmeter.javadsl.JmeterDsl.httpDefaults;
import static us.abstracta.jmeter.javadsl.JmeterDsl.httpSampler;
import static us.abstracta.jmeter.javadsl.JmeterDsl.testPlan;
import static us.abstracta.jmeter.javadsl.JmeterDsl.threadGroup;

import us.abstracta.jmeter.javadsl.core.TestPlanStats;

/** JMeter by its Java DSL, in this JVM: a thread and a connection for each slot. */
final class JMeterRun {

    private JMeterRun() {}

    public static void main(String[] args) throws Exception {
        int requests = Integer.parseInt(args[1]);
        int connections = Integer.parseInt(args[2]);
        TestPlanStats stats =
                testPlan(
                                httpDefaults().resetConnectionsBetweenIterations(false),
                                threadGroup(
                                        connections, requests / connections, httpSampler(args[0])))
                        .run();
        if (stats.overall().errorsCount() > 0) {
            throw new IllegalStateException(stats.overall().errorsCount() + " requests failed");
        }
    }
}
