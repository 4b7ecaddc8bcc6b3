package dev.millrace;

import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.EngineExecutionListener;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestEngine;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.EngineDescriptor;
import org.junit.platform.engine.support.discovery.EngineDiscoveryRequestResolver;

/**
 * Fails the {@code @LoadTest} methods that Jupiter drops with no more than a warning, so that no
 * load test vanishes and lets the build pass: those that return a value, and private and static
 * ones.
 */
@SuppressWarnings("exports") // the platform's own types: only its ServiceLoader comes here
public final class DroppedLoadTests implements TestEngine {

    private static final EngineDiscoveryRequestResolver<EngineDescriptor> RESOLVER =
            EngineDiscoveryRequestResolver.<EngineDescriptor>builder()
                    .addClassContainerSelectorResolver(type -> !DroppedMethod.in(type).isEmpty())
                    .addSelectorResolver(new DroppedLoadTestSelectors())
                    .build();

    /** Made by JUnit's launcher. */
    public DroppedLoadTests() {}

    @Override
    public String getId() {
        return "millrace-dropped-load-tests";
    }

    @Override
    public TestDescriptor discover(EngineDiscoveryRequest request, UniqueId uniqueId) {
        EngineDescriptor engine = new EngineDescriptor(uniqueId, "Load tests that JUnit drops");
        RESOLVER.resolve(request, engine);
        return engine;
    }

    @Override
    public void execute(ExecutionRequest request) {
        EngineExecutionListener listener = request.getEngineExecutionListener();
        TestDescriptor engine = request.getRootTestDescriptor();
        listener.executionStarted(engine);
        for (TestDescriptor child : engine.getChildren()) {
            listener.executionStarted(child);
            listener.executionFinished(
                    child, TestExecutionResult.failed(((DroppedLoadTest) child).dropped().error()));
        }
        listener.executionFinished(engine, TestExecutionResult.successful());
    }
}
