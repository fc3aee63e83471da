package dev.flotilla.app.docker.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BuildTraceTest {
    /** Captured from an engine: a step {@code RUN} with a here-document, and what it wrote. */
    private static final String WROTE =
            "GmcKR3NoYTI1NjoyN2UxYzA3M2NiYWFlYjY2NmYyMGU0ZWFjZTA5ZWE1OTExY2VkMWI0YWZkNWVmODljZTFiZTM1MTBjMzdkOTk4"
                    + "EgwIgcuC2AYQnfa9pwIYASIMaGVyZWRvYy1yYW4K";

    private final StringBuilder said = new StringBuilder();
    private final BuildTrace trace = new BuildTrace(said::append);

    private static byte[] field(int number, byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(number << 3 | 2);
        for (int left = content.length; ; left >>>= 7) {
            out.write(left < 128 ? left : left & 0x7f | 0x80);
            if (left < 128) {
                break;
            }
        }
        out.writeBytes(content);
        return out.toByteArray();
    }

    private static byte[] text(int number, String text) {
        return field(number, text.getBytes(StandardCharsets.UTF_8));
    }

    private void take(int field, byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        trace.take(Base64.getEncoder().encodeToString(field(field, all.toByteArray())));
    }

    @Test
    void whatAStepWritesIsTold() {
        trace.take(WROTE);

        assertThat(said).hasToString("heredoc-ran\n");
    }

    @Test
    void aStepIsToldWhenItBeginsAndWhenItFailsEachOnce() {
        take(1, text(1, "sha256:1"), text(3, "[2/3] RUN make\n  all"));
        take(1, text(1, "sha256:1"), text(3, "[2/3] RUN make\n  all"), field(5, new byte[] {8, 1}));
        take(
                1,
                text(1, "sha256:1"),
                text(3, "[2/3] RUN make\n  all"),
                field(5, new byte[] {8, 1}),
                text(7, "exit code: 2"));
        take(1, text(1, "sha256:1"), field(5, new byte[] {8, 1}), text(7, "exit code: 2"));
        take(1, text(1, "sha256:2"), text(3, "[internal] load metadata"), field(5, new byte[] {8, 1}));

        assertThat(said).hasToString("[2/3] RUN make all\nERROR in [2/3] RUN make all: exit code: 2\n");
    }

    @Test
    void whatCannotBeReadIsPassedOver() {
        Random random = new Random(3);
        for (int i = 0; i < 20_000; i++) {
            byte[] noise = new byte[random.nextInt(60)];
            random.nextBytes(noise);
            trace.take(Base64.getEncoder().encodeToString(noise));
        }
        trace.take("no base64!");
        trace.take(WROTE.substring(0, 80));
        trace.take(WROTE);

        assertThat(said.toString()).endsWith("heredoc-ran\n");
    }
}
