package dev.flotilla.node.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.node.wire.HeartbeatCodec.Decoded;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeartbeatScanTest {
    private static final int FRAMES = Integer.getInteger("fuzz.frames", 200_000);
    private static final String SPICE = "{}[]\":,\\ 0123456789.-+eEtruefalsn\n\u0000\u007f\u00e9";

    private final HeartbeatScan scan = new HeartbeatScan();

    private static byte[] captured() throws IOException {
        return Files.readAllBytes(Path.of("../resources/wire/mosaic-heartbeat.bin"));
    }

    private static byte[] ours() {
        return HeartbeatCodec.encode(new Heartbeat(
                "192.0.2.7",
                5000,
                5001,
                MachineStats.NONE,
                1_795_149_172_442_410_172L,
                Optional.of("node-b"),
                OptionalLong.of(1_795_149_172),
                OptionalLong.of(17)));
    }

    @Test
    void theCapturedOneAndOursAreUsual() throws IOException {
        assertThat(agrees(captured())).isTrue();
        assertThat(scan.port()).isEqualTo(5000);
        assertThat(scan.sendTimeNs()).isEqualTo(1_795_149_172_442_410_172L);
        assertThat(agrees(ours())).isTrue();
        assertThat(scan.boot()).isEqualTo(1_795_149_172);
        assertThat(scan.sequence()).isEqualTo(17);
        assertThat(new String(scan.names(), StandardCharsets.US_ASCII)).isEqualTo("192.0.2.7node-b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"host\": \"a\"}",
                "{\"port\": 5000}",
                "{\"host\": \"a\", \"port\": 0}",
                "{\"host\": \"a\", \"port\": 65536}",
                "{\"host\": \"a\", \"port\": 05}",
                "{\"host\": \"a\", \"port\": 5.0}",
                "{\"host\": \"a\", \"port\": 5} x",
                "{\"host\": \"a\", \"port\": 5",
                "{\"host\": \"a\", \"port\": 5, }",
                "{\"host\": \"a\", \"port\": 5, \"port\": 6}",
                "{\"host\": \"\", \"port\": 5}",
                "{\"host\": \"a\", \"port\": 5, \"send_time_ns\": 99999999999999999999}",
                "{\"host\": \"a\", \"port\": 5, \"x\": [1 2]}",
                "{\"host\": \"a\", \"port\": 5, \"x\": 1.}",
                "{\"host\": \"a\", \"port\": 5, \"x\": nul}",
                "{\"host\": \"a\", \"port\": 5, \"stats\": 5}",
                "[]",
                ""
            })
    void whatIsUnusualIsLeftToTheCodec(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);

        assertThat(scan.read(bytes, bytes.length)).isFalse();
    }

    @Test
    void whatItTakesTheCodecTakesWithTheSameParts() throws IOException {
        Random random = new Random(20261120);
        byte[][] golden = {captured(), ours()};
        int usual = 0;
        for (int i = 0; i < FRAMES; i++) {
            usual += agrees(mutated(golden[i % 2], random)) ? 1 : 0;
        }
        assertThat(usual).isBetween(FRAMES / 20, FRAMES - 1);
    }

    private static byte[] mutated(byte[] golden, Random random) {
        byte[] bytes = golden.clone();
        for (int i = random.nextInt(3); i >= 0; i--) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(4)) {
                case 0 -> bytes[at] = (byte) SPICE.charAt(random.nextInt(SPICE.length()));
                case 1 -> bytes = Arrays.copyOf(bytes, at + 1);
                case 2 -> {
                    int to = random.nextInt(bytes.length);
                    int length = Math.min(random.nextInt(12), bytes.length - Math.max(at, to));
                    System.arraycopy(bytes.clone(), at, bytes, to, length);
                }
                default -> bytes[at] ^= (byte) (1 << random.nextInt(8));
            }
        }
        return bytes;
    }

    /** Whether it is usual; then the codec has to say the same of it. */
    private boolean agrees(byte[] bytes) {
        if (!scan.read(bytes, bytes.length)) {
            return false;
        }
        Decoded decoded = HeartbeatCodec.decode(bytes);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        assertThat(decoded).as(text).isInstanceOf(Decoded.Beat.class);
        Decoded.Beat beat = (Decoded.Beat) decoded;
        Heartbeat read = beat.heartbeat();
        byte[] stats = new byte[scan.statsLength()];
        scan.stats(stats);
        assertThat(new String(stats, StandardCharsets.US_ASCII)).as(text).isEqualTo(beat.stats());
        assertThat(new String(scan.names(), StandardCharsets.US_ASCII))
                .as(text)
                .isEqualTo(read.host() + read.nodeId().orElse(""));
        assertThat(scan.hostLength()).isEqualTo(read.host().length());
        assertThat(new long[] {scan.port(), scan.commsPort(), scan.sendTimeNs(), scan.boot(), scan.sequence()})
                .as(text)
                .containsExactly(
                        read.port(),
                        read.commsPort(),
                        read.sendTimeNs(),
                        read.boot().orElse(0),
                        read.sequence().orElse(0));
        return true;
    }
}
