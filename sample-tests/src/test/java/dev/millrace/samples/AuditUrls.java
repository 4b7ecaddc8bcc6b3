package dev.millrace.samples;

import dev.millrace.http.FailureKind;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Scanner;
import java.util.SortedMap;
import java.util.TreeMap;

/** A list of URLs of which a tenth is broken, in every way, and what an audit must find. */
final class AuditUrls {

    /** Names without an address, which have to be allowed by name. */
    static final String UNKNOWN_HOSTS =
            "gone-0.invalid,gone-1.invalid,gone-2.invalid,gone-3.invalid,gone-4.invalid";

    private static final int HOSTS_OF_A_KIND = 5;

    /** Those for each broken port, and those that are asked for TLS. */
    private static final int KINDS_WITH_HOSTS = AuditTargets.Port.values().length;

    final SortedMap<Integer, Long> statuses = new TreeMap<>();
    final SortedMap<FailureKind, Long> failures = new TreeMap<>();
    private final Map<AuditTargets.Port, String> ports = new EnumMap<>(AuditTargets.Port.class);
    private final int healthyHosts;
    private final List<Broken> brokenKinds =
            List.of(
                    new Broken(FailureKind.REFUSED, i -> broken(i, AuditTargets.Port.REFUSED)),
                    new Broken(
                            FailureKind.CONNECT_TIMEOUT,
                            i -> broken(i, AuditTargets.Port.BLACK_HOLE)),
                    new Broken(FailureKind.RESET, i -> broken(i, AuditTargets.Port.RESET)),
                    new Broken(
                            FailureKind.CLOSED_EARLY,
                            i -> broken(i, AuditTargets.Port.CLOSED_EARLY)),
                    new Broken(
                            FailureKind.MALFORMED_RESPONSE,
                            i -> broken(i, AuditTargets.Port.GARBAGE)),
                    new Broken(
                            FailureKind.RESPONSE_TIMEOUT, i -> broken(i, AuditTargets.Port.SILENT)),
                    new Broken(
                            FailureKind.MALFORMED_RESPONSE,
                            i -> broken(i, AuditTargets.Port.ENDLESS)),
                    new Broken(
                            FailureKind.UNKNOWN_HOST,
                            i -> "http://gone-" + i % HOSTS_OF_A_KIND + ".invalid/" + i),
                    new Broken(
                            FailureKind.TLS,
                            i -> broken(i, AuditTargets.Port.HEALTHY).replace("http:", "https:")),
                    new Broken(FailureKind.TOO_MANY_REDIRECTS, i -> healthy(i, "loop")),
                    new Broken(FailureKind.REFUSED, i -> healthy(i, "dead")),
                    new Broken(FailureKind.INVALID_REQUEST, i -> healthy(i, "not encoded")),
                    new Broken(FailureKind.TARGET_NOT_ALLOWED, i -> "http://192.0.2.1/" + i));

    private interface UrlOf {
        String index(int index);
    }

    private record Broken(FailureKind kind, UrlOf url) {}

    /**
     * Makes a list.
     *
     * @param ports those of the targets, as their first line has them
     * @param healthyHosts over how many hosts the URLs are spread that work
     */
    AuditUrls(String ports, int healthyHosts) {
        Scanner numbers = new Scanner(ports);
        for (AuditTargets.Port port : AuditTargets.Port.values()) {
            this.ports.put(port, numbers.next());
        }
        this.healthyHosts = healthyHosts;
    }

    /** Returns over how many loopback hosts the URLs are spread. */
    int hosts() {
        return healthyHosts + HOSTS_OF_A_KIND * KINDS_WITH_HOSTS;
    }

    void write(Path file, int count) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("name,url\n");
            for (int i = 0; i < count; i++) {
                out.write("page " + i + "," + url(i) + "\n");
            }
        }
    }

    private String url(int i) {
        if (i % 10 == 7) {
            Broken broken = brokenKinds.get(i / 10 % brokenKinds.size());
            failures.merge(broken.kind(), 1L, Long::sum);
            return broken.url().index(i);
        }
        return switch (i % 100) {
            case 20 -> answering(404, healthy(i, "missing"));
            case 40 -> answering(500, healthy(i, "failing"));
            case 60, 80 -> answering(200, healthy(i, "moved"));
            default -> answering(200, healthy(i, "pages"));
        };
    }

    private String answering(int status, String url) {
        statuses.merge(status, 1L, Long::sum);
        return url;
    }

    private String healthy(int i, String path) {
        int host = i % healthyHosts;
        return url(
                "127.1." + host / 250 + "." + (1 + host % 250), AuditTargets.Port.HEALTHY, path, i);
    }

    /** Hosts that never answer are others than those that do. */
    private String broken(int i, AuditTargets.Port port) {
        String host = "127.2." + port.network + "." + (1 + i / 10 % HOSTS_OF_A_KIND);
        return url(host, port, "pages", i);
    }

    private String url(String host, AuditTargets.Port port, String path, int i) {
        return "http://" + host + ":" + ports.get(port) + "/" + path + "/" + i;
    }
}
