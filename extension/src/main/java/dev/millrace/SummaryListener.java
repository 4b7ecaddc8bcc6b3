package dev.millrace;

import dev.millrace.report.Console;
import dev.millrace.report.LoadSummary;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Prints the summary of all load tests when the last test has ended: just before Surefire's {@code
 * Results:}.
 */
@SuppressWarnings("exports") // the platform's own types: only its ServiceLoader comes here
public final class SummaryListener implements LauncherSessionListener {

    /** Made by JUnit's launcher. */
    public SummaryListener() {}

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        String table = LoadSummary.OF_THIS_JVM.table();
        if (!table.isEmpty()) {
            Console.print(table);
        }
    }
}
