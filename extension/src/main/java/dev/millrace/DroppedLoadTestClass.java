package dev.millrace;

import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.descriptor.ClassSource;

/** The class of dropped load tests: Surefire reports and reruns only tests within one. */
final class DroppedLoadTestClass extends AbstractTestDescriptor {

    DroppedLoadTestClass(TestDescriptor engine, Class<?> type) {
        super(
                engine.getUniqueId().append("class", type.getName()),
                type.getSimpleName(),
                ClassSource.from(type));
    }

    @Override
    public Type getType() {
        return Type.CONTAINER;
    }
}
