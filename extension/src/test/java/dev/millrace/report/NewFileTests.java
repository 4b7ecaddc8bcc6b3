package dev.millrace.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewFileTests {

    private Path path;

    @BeforeEach
    void name_a_file(@TempDir Path directory) {
        path = directory.resolve("result.json");
    }

    @Test
    void holds_its_name_while_the_content_is_incomplete() throws IOException {
        try (NewFile file = NewFile.claim(path)) {
            file.write(
                    out -> {
                        out.write('x');
                        out.flush();
                        assertThat(path).isEmptyFile();
                    });
        }

        assertThat(path).hasContent("x");
        assertThat(path.getParent()).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void refuses_a_name_that_is_taken() throws IOException {
        Files.createFile(path);

        assertThatThrownBy(() -> NewFile.claim(path))
                .isInstanceOf(FileAlreadyExistsException.class);
    }

    @Test
    void leaves_nothing_behind_when_writing_fails() throws IOException {
        try (NewFile file = NewFile.claim(path)) {
            assertThatThrownBy(() -> file.write(NewFileTests::failHalfway))
                    .hasMessage("no space left");
        }

        assertThat(path.getParent()).isEmptyDirectory();
    }

    private static void failHalfway(OutputStream out) throws IOException {
        out.write('x');
        throw new IOException("no space left");
    }
}
