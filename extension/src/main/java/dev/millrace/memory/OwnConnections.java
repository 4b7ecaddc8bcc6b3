package dev.millrace.memory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Tells whether this process is connected to itself: whether it loads a target of its own. */
public final class OwnConnections {

    private static final Path FILES = Path.of("/proc/self/fd");
    private static final List<Path> TABLES =
            List.of(Path.of("/proc/self/net/tcp"), Path.of("/proc/self/net/tcp6"));
    private static final String ESTABLISHED = "01";

    private final Set<String> ownSockets;
    private final Set<String> seen = new HashSet<>();

    private OwnConnections(Set<String> ownSockets) {
        this.ownSockets = ownSockets;
    }

    /**
     * Looks for a TCP connection of which this process has both ends.
     *
     * @return whether there is one; false where the system does not say
     */
    public static boolean any() {
        try {
            return any(ownSockets(), TABLES);
        } catch (IOException | UncheckedIOException e) {
            return false;
        }
    }

    /** Reads line by line: where there are many connections, tables are long. */
    static boolean any(Set<String> ownSockets, List<Path> tables) throws IOException {
        OwnConnections connections = new OwnConnections(ownSockets);
        for (Path table : tables) {
            if (Files.isReadable(table)) {
                try (Stream<String> lines = Files.lines(table)) {
                    if (lines.anyMatch(connections::completesPair)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static Set<String> ownSockets() throws IOException {
        Set<String> inodes = new HashSet<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(FILES)) {
            for (Path file : files) {
                String target = targetOf(file);
                if (target.startsWith("socket:[")) {
                    inodes.add(target.substring("socket:[".length(), target.length() - 1));
                }
            }
        }
        return inodes;
    }

    /** A file may be closed between being listed and being looked at. */
    private static String targetOf(Path file) {
        try {
            return Files.readSymbolicLink(file).toString();
        } catch (IOException e) {
            return "";
        }
    }

    /** Of a pair of lines, both of own sockets, each names the other's port as that of its peer. */
    private boolean completesPair(String line) {
        Socket socket = Socket.of(line);
        if (!socket.state.equals(ESTABLISHED) || !ownSockets.contains(socket.inode)) {
            return false;
        }
        seen.add(socket.localPort + ">" + socket.remotePort);
        return seen.contains(socket.remotePort + ">" + socket.localPort);
    }

    /** A line of the kernel's table of TCP sockets: proc(5), /proc/net/tcp. */
    private record Socket(String localPort, String remotePort, String state, String inode) {

        private static final int COLUMNS = 10;

        static Socket of(String line) {
            String[] columns = line.strip().split("\\s+", COLUMNS + 1);
            return columns.length < COLUMNS
                    ? new Socket("", "", "", "")
                    : new Socket(port(columns[1]), port(columns[2]), columns[3], columns[9]);
        }

        private static String port(String address) {
            return address.substring(address.lastIndexOf(':') + 1);
        }
    }
}
