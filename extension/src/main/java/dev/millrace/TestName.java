package dev.millrace;

import java.lang.reflect.Method;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * What a load test is called: {@code Class.method}, which Surefire's {@code -Dtest=Class#method}
 * finds again.
 */
final class TestName {

    private static final Pattern INVOCATION = Pattern.compile("-invocation:#(\\d+)]");

    private TestName() {}

    static String of(ExtensionContext context) {
        String type = context.getTestClass().map(TestName::of).orElse("");
        String method =
                context.getTestMethod().map(Method::getName).map(name -> "." + name).orElse("");
        return type + method + invocations(context.getUniqueId());
    }

    static String of(Class<?> type, String method) {
        return of(type) + "." + method;
    }

    private static String of(Class<?> type) {
        String packageName = type.getPackageName();
        return packageName.isEmpty()
                ? type.getName()
                : type.getName().substring(packageName.length() + 1);
    }

    /** Parameterized and repeated tests run a method several times; so do parameterized classes. */
    private static String invocations(String uniqueId) {
        StringBuilder numbers = new StringBuilder();
        for (Matcher matcher = INVOCATION.matcher(uniqueId); matcher.find(); ) {
            numbers.append('[').append(matcher.group(1)).append(']');
        }
        return numbers.toString();
    }
}
