package dev.millrace.samples;

import static dev.millrace.check.Expectations.equalTo;
import static dev.millrace.check.Expectations.json;
import static dev.millrace.check.Expectations.startsWith;
import static dev.millrace.check.Expectations.status;
import static dev.millrace.request.Requests.post;

import dev.millrace.Load;
import dev.millrace.LoadTest;
import dev.millrace.request.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Forms, files and parts as bodies; values of a JSON response. */
class BodiesLoadTest {

    @RegisterExtension static final ServerProcess CATALOGUE = ServerProcess.http();

    @TempDir static Path directory;

    @BeforeAll
    static void write_photo() throws IOException {
        Files.write(directory.resolve("photo.png"), new byte[100_000]);
    }

    @LoadTest(requests = 2_000, concurrency = 20)
    void forms_are_accepted(Load load) {
        load.target(CATALOGUE.base())
                .expect(status(201), json("/type", "application/x-www-form-urlencoded"))
                .run(i -> post("/uploads").form("sku", "" + i, "note", "as a gift & wrapped"));
    }

    @LoadTest(requests = 2_000, concurrency = 20)
    void files_are_accepted(Load load) {
        Path photo = directory.resolve("photo.png");

        load.target(CATALOGUE.base())
                .expect(status(201))
                .expect(json("/type", equalTo("image/png")), json("/bytes", equalTo("100000")))
                .run(i -> post("/uploads").file(photo));
    }

    @LoadTest(requests = 2_000, concurrency = 20)
    void fields_and_files_are_accepted_together(Load load) {
        Path photo = directory.resolve("photo.png");

        load.target(CATALOGUE.base())
                .expect(status(201), json("/type", startsWith("multipart/form-data")))
                .run(
                        i ->
                                post("/uploads")
                                        .multipart(
                                                Part.field("sku", "" + i),
                                                Part.file("photo", photo)));
    }
}
