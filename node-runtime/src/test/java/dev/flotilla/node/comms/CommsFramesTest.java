package dev.flotilla.node.comms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.node.beat.BeatTables;
import dev.flotilla.node.beat.Peer;
import dev.flotilla.node.wire.HeartbeatCodec;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Frames captured from Mosaic nodes, and what is made of others. */
class CommsFramesTest {
    private static final int ROUNDS = Integer.getInteger("fuzz.frames", 100_000);
    private static final Path FOLDER = Path.of("..", "resources", "wire");

    @Test
    void aCapturedPingIsAnsweredToTheByte() throws IOException {
        CommsRequest request = whole(golden("mosaic-ping-req"));

        assertThat(CommsCommand.of(request)).isEqualTo(new CommsCommand.Ping());
        assertThat(CommsFrames.answer(request.json(), request.payload())).isEqualTo(golden("mosaic-ping-rsp"));
        assertThat(CommsFrames.ping()).isEqualTo(golden("mosaic-ping-req"));
    }

    @Test
    void aCapturedAnswerIsUnderstood() throws IOException {
        CommsReader.State state = CommsReader.ofAnswer().take(golden("mosaic-ping-rsp"));

        assertThat(state)
                .isInstanceOfSatisfying(
                        CommsReader.State.Whole.class,
                        whole -> assertThat(whole.request().payload())
                                .asString(StandardCharsets.UTF_8)
                                .isEqualTo("{\"seq\": 7}"));
    }

    @Test
    void aCapturedStatsRequestIsUnderstood() throws IOException {
        CommsRequest request = whole(golden("mosaic-stats-req"));

        assertThat(CommsCommand.of(request)).isEqualTo(new CommsCommand.Stats());
        assertThat(CommsFrames.request("stats", request.payload())).isEqualTo(golden("mosaic-stats-req"));
    }

    @Test
    void bytesMayComeOneByOne() throws IOException {
        CommsReader reader = CommsReader.ofRequest();
        byte[] golden = golden("mosaic-ping-req");
        for (int i = 0; i < golden.length - 1; i++) {
            assertThat(reader.take(new byte[] {golden[i]})).isInstanceOf(CommsReader.State.More.class);
        }
        assertThat(reader.take(new byte[] {golden[golden.length - 1]})).isInstanceOf(CommsReader.State.Whole.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 9, 1_048_577, 0xffffffffL})
    void headersOfOtherLengthsAreRefusedBeforeRoomIsTaken(long length) {
        CommsReader reader = CommsReader.ofRequest();

        assertThat(reader.take(ByteBuffer.allocate(4).putInt((int) length).array()))
                .isEqualTo(new CommsReader.State.Refused(CommsRefusal.HEADER_LENGTH));
        assertThat(reader.capacity()).isLessThan(1000);
    }

    @Test
    void aLongHeaderThatIsPromisedTakesNoRoomUntilItComes() {
        CommsReader reader = CommsReader.ofRequest();

        assertThat(reader.take(ByteBuffer.allocate(8).putInt(1 << 20).putInt(7).array()))
                .isInstanceOf(CommsReader.State.More.class);
        assertThat(reader.capacity()).isLessThan(1000);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            not json at all                                                      | BAD_HEADER
            {"command": 7, "payload_type": "json", "payload_length": 2}          | BAD_HEADER
            {"command": "ping", "payload_type": "pickle", "payload_length": 2}   | BAD_HEADER
            {"command": "ping", "payload_type": "json", "payload_length": -2}    | BAD_HEADER
            {"command": "ping", "payload_type": "json", "payload_length": "2"}   | BAD_HEADER
            {"command": "ping", "payload_type": "json"}                          | BAD_HEADER
            {"command": "ping", "payload_type": "json", "payload_length": 9999999999} | PAYLOAD_TOO_LONG
            """)
    void badHeadersAreRefusedByReason(String header, CommsRefusal reason) {
        byte[] bytes = header.getBytes(StandardCharsets.UTF_8);
        byte[] frame = ByteBuffer.allocate(4 + bytes.length)
                .putInt(bytes.length)
                .put(bytes)
                .array();

        assertThat(CommsReader.ofRequest().take(frame)).isEqualTo(new CommsReader.State.Refused(reason));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "exdplan",
                "exdplan_start",
                "exmplan",
                "start_training",
                "training_status",
                "cancel_training",
                "run_inference",
                "add_model"
            })
    void whatWouldCarryCodeIsRefused(String command) {
        CommsCommand understood = CommsCommand.of(new CommsRequest(command, false, new byte[] {(byte) 0x80, 4}));

        assertThat(understood)
                .isInstanceOfSatisfying(
                        CommsCommand.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(CommsRefusal.BINARY_COMMAND));
    }

    @Test
    void errorsAreJson() {
        CommsReader.State state = CommsReader.ofAnswer().take(CommsFrames.error("no \"such\"\nthing"));
        byte[] payload = ((CommsReader.State.Whole) state).request().payload();

        assertThat(JsonMapper.shared().readTree(payload).path("message").asString())
                .isEqualTo("no \"such\"\nthing");
        assertThat(new String(payload, StandardCharsets.UTF_8)).startsWith("{\"status\": \"error\", \"message\": ");
    }

    @Test
    void statsAreTheReceiveTableInTheOriginalsWords() throws IOException {
        BeatTables tables = new BeatTables(
                "node-a", List.of(new Peer("b", "192.0.2.9", 6000, 6001)), Duration.ofSeconds(15), false);
        HeartbeatCodec.Decoded.Beat beat =
                (HeartbeatCodec.Decoded.Beat) HeartbeatCodec.decode(golden("mosaic-heartbeat"));
        tables.heard(
                beat.heartbeat(), beat.stats(), "127.0.0.1", new BeatTables.Arrival(0, 1_700_000_000_000_000_000L));

        JsonNode all = JsonMapper.shared().readTree(StatsTable.json(tables.snapshot("node-a", 0)));

        assertThat(all).hasSize(2);
        assertThat(all.get(0).toString())
                .isEqualTo(
                        "{\"host\":\"192.0.2.9\",\"heartbeat_port\":6000,\"comms_port\":6001,\"last_time_received\":0,"
                                + "\"connection_status\":\"nascent\",\"stats_payload\":null,\"benchmark\":null}");
        assertThat(all.get(1).path("last_time_received").asLong()).isEqualTo(1_700_000_000_000L);
        assertThat(all.get(1).path("connection_status").asString()).isEqualTo("online");
        assertThat(all.get(1)
                        .path("stats_payload")
                        .path("gpus")
                        .get(0)
                        .path("gpu_id")
                        .isInt())
                .isTrue();
    }

    @Test
    void noMutationThrowsOrTakesMuchRoom() throws IOException {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(20261120);
        byte[] golden = golden("mosaic-ping-req");
        int whole = 0;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] bytes = Arrays.copyOf(golden, 1 + random.nextInt(golden.length + 20));
            for (int i = 0; i < 2; i++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            CommsReader reader = CommsReader.ofRequest();
            if (reader.take(bytes) instanceof CommsReader.State.Whole(CommsRequest request)) {
                assertThat(CommsCommand.of(request)).isNotNull();
                whole++;
            }
            assertThat(reader.capacity()).isLessThan(1000);
        }
        assertThat(whole).isBetween(1, ROUNDS - 1);
    }

    private static CommsRequest whole(byte[] bytes) {
        CommsReader.State state = CommsReader.ofRequest().take(bytes);
        assertThat(state).isInstanceOf(CommsReader.State.Whole.class);
        return ((CommsReader.State.Whole) state).request();
    }

    private static byte[] golden(String name) throws IOException {
        return Files.readAllBytes(FOLDER.resolve(name + ".bin"));
    }
}
