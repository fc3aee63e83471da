package dev.flotilla.app.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.monitor.webhook.Receiver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import tools.jackson.databind.JsonNode;

/** {@code alarms webhook} over a data folder: its URL comes by standard input and is never shown. */
@ResourceLock("java.lang.System.in")
class WebhookCommandTest {
    private final InputStream before = System.in;

    @TempDir
    Path folder;

    @AfterEach
    void restore() {
        System.setIn(before);
    }

    @Test
    void itIsSetTestedShownWithoutItsSecretAndRemoved() throws Exception {
        InProcess commands = new InProcess(folder);
        assertThat(commands.done("alarms", "webhook").path("to").isNull()).isTrue();
        assertThat(commands.refused("alarms", "webhook", "test").path("code").stringValue())
                .isEqualTo("FL-5307");
        try (Receiver receiver = new Receiver(Optional.empty(), Receiver.status("204 No Content"))) {
            typed(receiver.url("/services/s3cret"));
            JsonNode set = commands.done("alarms", "webhook", "set");
            String shown = receiver.url("/...");
            assertThat(set.path("to").stringValue()).isEqualTo(shown);

            JsonNode tested = commands.done("alarms", "webhook", "test");
            assertThat(tested.path("delivered").booleanValue()).isTrue();
            assertThat(receiver.requests.take().line()).isEqualTo("POST /services/s3cret HTTP/1.1");

            JsonNode state = commands.done("alarms", "webhook");
            assertThat(state.toString()).doesNotContain("s3cret");
            assertThat(commands.done("alarms", "webhook", "remove").path("to").isNull())
                    .isTrue();
        }
        // The next command sweeps what nobody refers to any more.
        commands.done("alarms", "webhook");
        assertThat(everything()).noneMatch(bytes -> bytes.contains("s3cret"));
    }

    @Test
    void plainHttpBeyondThisMachineAndWhatIsNoUrlAreRefused() {
        InProcess commands = new InProcess(folder);
        typed("http://hooks.example/s3cret");
        JsonNode plain = commands.refused("alarms", "webhook", "set");
        assertThat(plain.path("code").stringValue()).isEqualTo("FL-5302");
        assertThat(plain.toString()).doesNotContain("s3cret");

        typed("");
        assertThat(commands.refused("alarms", "webhook", "set").path("code").stringValue())
                .isEqualTo("FL-5301");

        typed("http://hooks.example/s3cret");
        assertThat(commands.done("alarms", "webhook", "set", "--plain")
                        .path("to")
                        .stringValue())
                .isEqualTo("http://hooks.example/...");
    }

    private static void typed(String line) {
        System.setIn(new ByteArrayInputStream((line + "\nmore\n").getBytes(StandardCharsets.UTF_8)));
    }

    private List<String> everything() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> {
                        try {
                            return Files.readString(file, StandardCharsets.ISO_8859_1);
                        } catch (IOException e) {
                            throw new AssertionError(e);
                        }
                    })
                    .toList();
        }
    }
}
