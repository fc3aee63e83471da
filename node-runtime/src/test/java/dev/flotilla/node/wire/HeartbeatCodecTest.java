package dev.flotilla.node.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.node.wire.HeartbeatCodec.Decoded;
import dev.flotilla.node.wire.HeartbeatCodec.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Heartbeats as Mosaic nodes send them, and as ours do. */
class HeartbeatCodecTest {
    private static final int ROUNDS = Integer.getInteger("fuzz.frames", 100_000);
    private static final Heartbeat OURS = new Heartbeat(
            "127.0.10.1",
            5000,
            0,
            new MachineStats(OptionalLong.of(7), OptionalDouble.of(1.5), OptionalDouble.of(2.5)),
            1795149172442410172L,
            Optional.of("node-a"),
            OptionalLong.of(1795149000),
            OptionalLong.of(42));

    @Test
    void aCapturedHeartbeatMeansWhatItMeantThere() throws IOException {
        assertThat(HeartbeatCodec.decode(golden()))
                .isEqualTo(new Decoded.Beat(
                        new Heartbeat(
                                "127.0.0.1",
                                5000,
                                5001,
                                new MachineStats(
                                        OptionalLong.of(1795149172441L),
                                        OptionalDouble.of(66.7),
                                        OptionalDouble.of(3.6)),
                                1795149172442410172L,
                                Optional.empty(),
                                OptionalLong.empty(),
                                OptionalLong.empty()),
                        statsOf(golden())));
    }

    private static String statsOf(byte[] beat) {
        String text = new String(beat, StandardCharsets.UTF_8);
        return text.substring(text.indexOf("\"stats\": ") + 9, text.indexOf(", \"send_time_ns\""));
    }

    @Test
    void oursHasEveryKeyOfACapturedOne() throws IOException {
        JsonNode captured = JsonMapper.shared().readTree(golden());
        JsonNode ours = JsonMapper.shared().readTree(HeartbeatCodec.encode(OURS));

        assertThat(ours.propertyNames()).containsAll(captured.propertyNames());
        assertThat(ours.path("stats").propertyNames())
                .containsAll(captured.path("stats").propertyNames());
        captured.properties()
                .forEach(entry -> assertThat(ours.path(entry.getKey()).getNodeType())
                        .as(entry.getKey())
                        .isEqualTo(entry.getValue().getNodeType()));
    }

    @Test
    void whatIsEncodedIsDecodedAsTheSame() {
        assertThat(HeartbeatCodec.decode(HeartbeatCodec.encode(OURS)))
                .isEqualTo(new Decoded.Beat(OURS, statsOf(HeartbeatCodec.encode(OURS))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            not json; NOT_JSON
            [1]; NOT_JSON
            {}; NO_SENDER
            {"host":"a"}; BAD_PORT
            {"host":"a","port":70000}; BAD_PORT
            {"host":"a","port":"5000"}; BAD_PORT
            {"host":"a","port":5000,"comms_port":-1}; BAD_PORT
            {"host":"a\\u0007","port":5000}; BAD_NAME
            """)
    void whatIsUselessIsRefusedByItsReason(String text, Reason reason) {
        assertThat(HeartbeatCodec.decode(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(new Decoded.Refused(reason));
    }

    @Test
    void aDatagramThatIsTooLongIsRefusedUnread() {
        assertThat(HeartbeatCodec.decode(new byte[HeartbeatCodec.LARGEST + 1]))
                .isEqualTo(new Decoded.Refused(Reason.TOO_LONG));
    }

    @Test
    void emptyStatsAndUnknownKeysAreTaken() {
        String text = "{\"host\":\"h\",\"port\":1,\"stats\":{},\"colour\":[{}],\"seq\":\"x\"}";

        assertThat(HeartbeatCodec.decode(text.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(new Decoded.Beat(
                        new Heartbeat(
                                "h",
                                1,
                                0,
                                MachineStats.NONE,
                                0,
                                Optional.empty(),
                                OptionalLong.empty(),
                                OptionalLong.empty()),
                        "{}"));
    }

    @Test
    void oursIsWrittenAsTheOriginalWritesIt() {
        String text = new String(HeartbeatCodec.encode(OURS), StandardCharsets.UTF_8);

        assertThat(text)
                .startsWith(
                        "{\"host\": \"127.0.10.1\", \"port\": 5000, \"comms_port\": 0, \"stats\": {\"timestamp_ms\": 7, ")
                .endsWith("\"node_id\": \"node-a\", \"boot\": 1795149000, \"seq\": 42}");
    }

    @Test
    void noMutationOfACapturedOneThrows() throws IOException {
        byte[] golden = golden();
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(20261120);
        int taken = 0;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] bytes = Arrays.copyOf(golden, 1 + random.nextInt(golden.length + 20));
            for (int i = 0; i < 3; i++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            taken += HeartbeatCodec.decode(bytes) instanceof Decoded.Beat ? 1 : 0;
        }
        assertThat(taken).isLessThan(ROUNDS);
    }

    private static byte[] golden() throws IOException {
        return Files.readAllBytes(GoldenFramesTest.FOLDER.resolve("mosaic-heartbeat.bin"));
    }
}
