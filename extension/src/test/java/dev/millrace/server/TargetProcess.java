package dev.millrace.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.Callback;

/**
 * A system under test in a process of its own: {@code /hold/<KiB>} keeps so much for ever, {@code
 * /burn/<ms>} uses so much CPU time, and each request is a line of its log, with its id.
 */
public final class TargetProcess implements AutoCloseable {

    private final Process process;
    private final String base;

    private TargetProcess(Process process, String base) {
        this.process = process;
        this.base = base;
    }

    /** Starts one that logs to a file. */
    public static TargetProcess start(Path log) throws IOException {
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx256m",
                                "-XX:+UseSerialGC",
                                "-cp",
                                System.getProperty("java.class.path"),
                                TargetProcess.class.getName(),
                                log.toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        String base =
                new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))
                        .readLine();
        return new TargetProcess(process, base);
    }

    public String base() {
        return base;
    }

    public long pid() {
        return process.pid();
    }

    /** Sends one request. */
    public void get(String path) throws IOException {
        try (InputStream body = URI.create(base + path).toURL().openStream()) {
            body.readAllBytes();
        }
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }

    /** Serves until standard input ends. */
    public static void main(String[] args) throws Exception {
        Server server = new Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        server.setHandler(new Consumer(Path.of(args[0])));
        server.start();
        System.out.println("http://127.0.0.1:" + server.getURI().getPort());
        System.exit(Math.min(0, System.in.read()));
    }

    private static final class Consumer extends Handler.Abstract {

        private final Queue<byte[]> held = new ConcurrentLinkedQueue<>();
        private final Path log;

        Consumer(Path log) {
            this.log = log;
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback)
                throws IOException {
            String[] path = Request.getPathInContext(request).split("/", -1);
            switch (path[1]) {
                case "hold" -> held.add(new byte[Integer.parseInt(path[2]) << 10]);
                case "burn" -> burn(Long.parseLong(path[2]) * 1_000_000);
                default -> log(request.getHeaders().get("X-Request-Id"));
            }
            callback.succeeded();
            return true;
        }

        private static void burn(long nanos) {
            ThreadMXBean threads = ManagementFactory.getThreadMXBean();
            long end = threads.getCurrentThreadCpuTime() + nanos;
            while (threads.getCurrentThreadCpuTime() < end) {
                Thread.onSpinWait();
            }
        }

        private void log(String id) throws IOException {
            Files.writeString(
                    log,
                    "INFO id=" + id + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        }
    }
}
