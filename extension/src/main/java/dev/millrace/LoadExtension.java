package dev.millrace;

import dev.millrace.report.KeptFiles;
import dev.millrace.report.ResultFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Injects a {@link Load} into test methods, and fails tests that forgot to send or to judge.
 *
 * <p>{@link LoadTest} registers it; for parameterized and repeated tests register it on the class
 * with {@code @ExtendWith(LoadExtension.class)}. Thread-safe.
 */
public final class LoadExtension
        implements ParameterResolver,
                ExecutionCondition,
                BeforeEachCallback,
                AfterTestExecutionCallback {

    private static final Namespace NAMESPACE = Namespace.create(LoadExtension.class);

    /** Made by JUnit. */
    public LoadExtension() {}

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        boolean disabled = sendsLoad(context) && !overrides(context).enabled();
        return disabled
                ? ConditionEvaluationResult.disabled("-Dmillrace.enabled=false")
                : ConditionEvaluationResult.enabled("load tests are enabled");
    }

    private static boolean sendsLoad(ExtensionContext context) {
        return isLoadTest(context)
                || context.getTestMethod()
                        .map(method -> List.of(method.getParameterTypes()).contains(Load.class))
                        .orElse(false);
    }

    private static boolean isLoadTest(ExtensionContext context) {
        return AnnotationSupport.isAnnotated(context.getTestMethod(), LoadTest.class);
    }

    /** Who is responsible for the test's settings as a whole. */
    private static String who(ExtensionContext context) {
        return isLoadTest(context) ? "@LoadTest" : "Load";
    }

    /** Refuses bad settings here, as JUnit would wrap what a parameter resolver throws. */
    @Override
    public void beforeEach(ExtensionContext context) {
        if (isLoadTest(context)
                && AnnotationSupport.isAnnotated(context.getTestMethod(), TestTemplate.class)) {
            throw SettingsErrors.error(
                    "@LoadTest",
                    "that the method be no parameterized or repeated test, which would run it twice: leave it out, and"
                            + " put @ExtendWith(LoadExtension.class) on the class",
                    TestName.of(context));
        }
        annotated(context);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Load.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        if (context.getTestMethod().isEmpty()) {
            throw new ParameterResolutionException(
                    "Load requires a test method, @BeforeEach or @AfterEach method to be injected into, but was asked"
                            + " for by "
                            + parameter.getDeclaringExecutable());
        }
        return new Load(session(context), annotated(context));
    }

    private static LoadSettings annotated(ExtensionContext context) {
        return new AnnotatedSettings(
                        TestName.of(context),
                        context.getRequiredTestClass(),
                        context.getRequiredTestMethod())
                .read();
    }

    private static LoadSession session(ExtensionContext context) {
        return context.getStore(NAMESPACE)
                .getOrComputeIfAbsent(
                        context.getUniqueId(),
                        id ->
                                new LoadSession(
                                        who(context),
                                        TestName.of(context),
                                        overrides(context),
                                        files(context)),
                        LoadSession.class);
    }

    private static Overrides overrides(ExtensionContext context) {
        return new Overrides(context::getConfigurationParameter, TestName.of(context));
    }

    /** Below JUnit's own output directory, and where else the user wants it. */
    private static Consumer<KeptFiles> files(ExtensionContext context) {
        PublishedFiles published = new PublishedFiles(context);
        Path directory = overrides(context).reportDir();
        if (directory == null) {
            return published::write;
        }
        String test = TestName.of(context).replaceAll("[^\\w.$-]", "_");
        ResultFiles kept = new ResultFiles(directory.resolve(test));
        return files -> {
            published.write(files);
            kept.write(files);
        };
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        if (!sendsLoad(context) || context.getExecutionException().isPresent()) {
            return;
        }
        LoadSession session = session(context);
        if (session.runs() == 0) {
            throw SettingsErrors.error(
                    who(context),
                    "that the method send something: call load.run(...) in it",
                    TestName.of(context));
        }
        if (session.judgedRuns() == 0 && !annotated(context).objectives.isEmpty()) {
            throw SettingsErrors.error(
                    who(context),
                    "that declared objectives be judged: call load.run(...) rather than only load.measure(...)",
                    TestName.of(context));
        }
    }
}
