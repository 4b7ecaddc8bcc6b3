package dev.millrace.audit;

import dev.millrace.http.FailureKind;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts the rows of a report; used by one thread after the other. */
final class AuditTally {

    final SortedMap<Integer, Long> statuses = new TreeMap<>();
    final SortedMap<FailureKind, Long> failures = new TreeMap<>();
    long rows;
    long redirected;
    long notTried;

    void add(Finding finding) {
        rows++;
        if (finding.status() != null) {
            statuses.merge(finding.status(), 1L, Long::sum);
        }
        if (finding.failure() != null) {
            failures.merge(finding.failure(), 1L, Long::sum);
        }
        redirected += finding.redirected() ? 1 : 0;
        notTried += finding.tried() ? 0 : 1;
    }
}
