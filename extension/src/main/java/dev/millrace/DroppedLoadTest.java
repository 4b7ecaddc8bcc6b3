package dev.millrace;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Set;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.descriptor.MethodSource;

/** A {@code @LoadTest} method that JUnit would not run. */
final class DroppedLoadTest extends AbstractTestDescriptor {

    private final Method method;

    DroppedLoadTest(UniqueId engine, Method method) {
        super(
                engine.append("class", method.getDeclaringClass().getName())
                        .append("method", method.getName()),
                method.getName(),
                MethodSource.from(method));
        this.method = method;
    }

    Throwable error() {
        return SettingsErrors.error(
                "@LoadTest", rule(), TestName.of(method.getDeclaringClass(), method.getName()));
    }

    private String rule() {
        String lost = ": JUnit drops it otherwise, and the build would pass without it";
        if (Modifier.isPrivate(method.getModifiers())) {
            return "that the method not be private" + lost;
        }
        if (Modifier.isStatic(method.getModifiers())) {
            return "that the method not be static" + lost;
        }
        return "that the method return nothing, but it returns "
                + method.getReturnType().getSimpleName()
                + lost;
    }

    @Override
    public Type getType() {
        return Type.TEST;
    }

    @Override
    public Set<TestTag> getTags() {
        return Set.of(TestTag.create("load"));
    }
}
