package dev.millrace.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class OwnConnectionsTests {

    private static final String CLIENT =
            "   3: 0100007F:C001 0100007F:1F90 01 00000000:00000000 00:00000000 00000000  1000"
                    + "        0 111 1 0000000000000000 20 4 30 10 -1";
    private static final String SERVER =
            "   4: 0000000000000000FFFF00000100007F:1F90 0000000000000000FFFF00000100007F:C001 01"
                    + " 00000000:00000000 00:00000000 00000000  1000        0 222 1 0000000000000000";
    private static final String LISTENER =
            "   5: 00000000:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000"
                    + "        0 333 1 0000000000000000 100 0 0 10 0";

    private static boolean any(Set<String> ownSockets, String... lines) throws IOException {
        Path table = Files.createTempFile("tcp", "");
        try {
            Files.write(table, List.of(lines));
            return OwnConnections.any(ownSockets, List.of(Path.of("no such table"), table));
        } finally {
            Files.delete(table);
        }
    }

    @Test
    void a_connection_of_which_both_ends_are_its_own_is_one() throws IOException {
        assertThat(any(Set.of("111", "222"), LISTENER, CLIENT, SERVER)).isTrue();
    }

    @Test
    void a_connection_to_another_process_is_none() throws IOException {
        assertThat(any(Set.of("111", "333"), LISTENER, CLIENT, SERVER)).isFalse();
    }

    @Test
    void connections_to_two_other_processes_are_none() throws IOException {
        String other = CLIENT.replace("C001", "C002").replace(" 111 ", " 444 ");

        assertThat(any(Set.of("111", "444"), CLIENT, other)).isFalse();
    }

    @Test
    void a_connection_that_is_closing_is_none() throws IOException {
        String closing = CLIENT.replace(" 01 ", " 06 ");

        assertThat(any(Set.of("111", "222"), closing, SERVER)).isFalse();
    }

    @Test
    void lines_that_are_none_of_the_table_are_left_out() throws IOException {
        assertThat(any(Set.of(""), "  sl  local_address", "")).isFalse();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void finds_a_connection_that_this_process_made_to_itself() throws IOException {
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket client = new Socket(listener.getInetAddress(), listener.getLocalPort());
                Socket accepted = listener.accept()) {
            assertThat(client.isConnected() && accepted.isConnected()).isTrue();
            assertThat(OwnConnections.any()).isTrue();
        }
    }
}
