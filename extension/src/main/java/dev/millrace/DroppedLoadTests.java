package dev.millrace;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
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
                    .addClassContainerSelectorResolver(type -> !in(type).isEmpty())
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
                    child, TestExecutionResult.failed(((DroppedLoadTest) child).error()));
        }
        listener.executionFinished(engine, TestExecutionResult.successful());
    }

    /** Finds the dropped methods of a class and of its nested test classes. */
    static List<Method> in(Class<?> type) {
        List<Method> dropped =
                new ArrayList<>(
                        AnnotationSupport.findAnnotatedMethods(
                                type, LoadTest.class, HierarchyTraversalMode.TOP_DOWN));
        dropped.removeIf(method -> !isDropped(method));
        for (Class<?> inner : type.getDeclaredClasses()) {
            if (AnnotationSupport.isAnnotated(inner, Nested.class)) {
                dropped.addAll(in(inner));
            }
        }
        return dropped;
    }

    private static boolean isDropped(Method method) {
        return method.getReturnType() != void.class
                || Modifier.isPrivate(method.getModifiers())
                || Modifier.isStatic(method.getModifiers());
    }
}
