package dev.millrace;

import static java.util.stream.Collectors.toSet;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.platform.commons.support.ReflectionSupport;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.discovery.ClassSelector;
import org.junit.platform.engine.discovery.MethodSelector;
import org.junit.platform.engine.discovery.NestedClassSelector;
import org.junit.platform.engine.discovery.NestedMethodSelector;
import org.junit.platform.engine.discovery.UniqueIdSelector;
import org.junit.platform.engine.support.discovery.SelectorResolver;

/** Finds dropped load tests by class, by method, and by unique id as Surefire's reruns do. */
final class DroppedLoadTestSelectors implements SelectorResolver {

    @Override
    public Resolution resolve(ClassSelector selector, Context context) {
        return all(selector.getJavaClass(), test -> true, context);
    }

    @Override
    public Resolution resolve(NestedClassSelector selector, Context context) {
        return all(selector.getNestedClass(), test -> true, context);
    }

    @Override
    public Resolution resolve(MethodSelector selector, Context context) {
        return all(
                selector.getJavaClass(),
                test -> test.dropped().method().equals(selector.getJavaMethod()),
                context);
    }

    @Override
    public Resolution resolve(NestedMethodSelector selector, Context context) {
        return all(
                selector.getNestedClass(),
                test -> test.dropped().method().equals(selector.getMethod()),
                context);
    }

    @Override
    public Resolution resolve(UniqueIdSelector selector, Context context) {
        UniqueId id = selector.getUniqueId();
        List<UniqueId.Segment> segments = id.getSegments();
        if (segments.size() < 3) {
            return Resolution.unresolved();
        }
        String type = segments.get(segments.size() - 2).getValue();
        return ReflectionSupport.tryToLoadClass(type)
                .toOptional()
                .map(found -> all(found, test -> test.getUniqueId().equals(id), context))
                .orElse(Resolution.unresolved());
    }

    private static Resolution all(
            Class<?> type, Predicate<DroppedLoadTest> wanted, Context context) {
        Set<Match> matches =
                DroppedMethod.in(type).stream()
                        .flatMap(dropped -> added(dropped, wanted, context).stream())
                        .map(Match::exact)
                        .collect(toSet());
        return matches.isEmpty() ? Resolution.unresolved() : Resolution.matches(matches);
    }

    private static Optional<DroppedLoadTest> added(
            DroppedMethod dropped, Predicate<DroppedLoadTest> wanted, Context context) {
        return context.addToParent(
                engine ->
                        Optional.of(new DroppedLoadTest(engine.getUniqueId(), dropped))
                                .filter(wanted));
    }
}
