package dev.millrace;

import java.util.Set;
import java.util.stream.Collectors;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.descriptor.MethodSource;

/** A test that stands for a dropped method, and fails. */
final class DroppedLoadTest extends AbstractTestDescriptor {

    private final DroppedMethod dropped;

    DroppedLoadTest(UniqueId engine, DroppedMethod dropped) {
        super(
                engine.append("class", dropped.testClass().getName())
                        .append("method", dropped.signature()),
                dropped.method().getName(),
                MethodSource.from(dropped.testClass(), dropped.method()));
        this.dropped = dropped;
    }

    DroppedMethod dropped() {
        return dropped;
    }

    @Override
    public Type getType() {
        return Type.TEST;
    }

    @Override
    public Set<TestTag> getTags() {
        return dropped.tags().stream()
                .filter(TestTag::isValid)
                .map(TestTag::create)
                .collect(Collectors.toSet());
    }
}
