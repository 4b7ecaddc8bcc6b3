package dev.millrace;

import static java.util.stream.Collectors.toSet;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.platform.engine.discovery.ClassSelector;
import org.junit.platform.engine.discovery.MethodSelector;
import org.junit.platform.engine.support.discovery.SelectorResolver;

/** Finds dropped load tests by class and by method. */
final class DroppedLoadTestSelectors implements SelectorResolver {

    @Override
    public Resolution resolve(ClassSelector selector, Context context) {
        return resolution(DroppedLoadTests.in(selector.getJavaClass()), context);
    }

    @Override
    public Resolution resolve(MethodSelector selector, Context context) {
        Method selected = selector.getJavaMethod();
        List<Method> dropped =
                DroppedLoadTests.in(selector.getJavaClass()).stream()
                        .filter(selected::equals)
                        .toList();
        return resolution(dropped, context);
    }

    private static Resolution resolution(List<Method> dropped, Context context) {
        Set<Match> matches =
                dropped.stream()
                        .map(
                                method ->
                                        context.addToParent(
                                                engine ->
                                                        Optional.of(
                                                                new DroppedLoadTest(
                                                                        engine.getUniqueId(),
                                                                        method))))
                        .flatMap(Optional::stream)
                        .map(Match::exact)
                        .collect(toSet());
        return matches.isEmpty() ? Resolution.unresolved() : Resolution.matches(matches);
    }
}
