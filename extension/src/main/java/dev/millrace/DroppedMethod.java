package dev.millrace;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/**
 * A {@code @LoadTest} method that Jupiter drops with no more than a warning.
 *
 * @param testClass the class that it would be a test of, which may have inherited it
 * @param method the method
 */
record DroppedMethod(Class<?> testClass, Method method) {

    /** Finds the dropped methods of a class and of its nested test classes. */
    static List<DroppedMethod> in(Class<?> type) {
        List<DroppedMethod> dropped = new ArrayList<>();
        if (!Modifier.isAbstract(type.getModifiers())) {
            AnnotationSupport.findAnnotatedMethods(
                            type, LoadTest.class, HierarchyTraversalMode.TOP_DOWN)
                    .stream()
                    .filter(DroppedMethod::isDropped)
                    .forEach(method -> dropped.add(new DroppedMethod(type, method)));
        }
        ReflectionSupport.findNestedClasses(
                        type, inner -> AnnotationSupport.isAnnotated(inner, Nested.class))
                .forEach(inner -> dropped.addAll(in(inner)));
        return dropped;
    }

    private static boolean isDropped(Method method) {
        return method.getReturnType() != void.class
                || Modifier.isPrivate(method.getModifiers())
                || Modifier.isStatic(method.getModifiers());
    }

    /** The method with its parameters, as no other of its class. */
    String signature() {
        return Arrays.stream(method.getParameterTypes())
                .map(Class::getName)
                .collect(Collectors.joining(", ", method.getName() + "(", ")"));
    }

    /** The tags of the method, of its class and of the classes around that. */
    Set<String> tags() {
        List<AnnotatedElement> elements = new ArrayList<>(List.of(method));
        for (Class<?> type = testClass; type != null; type = type.getEnclosingClass()) {
            elements.add(type);
        }
        return elements.stream()
                .flatMap(
                        element ->
                                AnnotationSupport.findRepeatableAnnotations(element, Tag.class)
                                        .stream())
                .map(Tag::value)
                .collect(Collectors.toSet());
    }

    RuntimeException error() {
        return SettingsErrors.error(
                "@LoadTest",
                "that the method "
                        + rule()
                        + ": JUnit drops it otherwise, and the build would pass without it",
                TestName.of(testClass, method.getName()));
    }

    private String rule() {
        if (Modifier.isPrivate(method.getModifiers())) {
            return "not be private";
        }
        return Modifier.isStatic(method.getModifiers())
                ? "not be static"
                : "return nothing, but it returns " + method.getReturnType().getSimpleName();
    }
}
