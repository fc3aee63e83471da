package dev.flotilla.node.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.node.routing.ModelFigures;
import dev.flotilla.node.routing.RoutingState;
import dev.flotilla.node.routing.RoutingStatus;
import dev.flotilla.node.wire.ControlFrame.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Frames captured from the canary system decode, mean what they meant there, and come out byte for byte. */
class GoldenFramesTest {
    static final Path FOLDER = Path.of("..", "resources", "wire");
    private static final RoutingState ODD =
            RoutingState.initial("w\u00e4hlbar", "v2 \"x\"\n", Instant.parse("2026-01-02T03:04:05Z"));
    static final List<ControlFrame> FRAMES_OF_OURS = List.of(
            new ControlFrame.Acknowledgement("node-b", "t-1"),
            new ControlFrame.DoubtQuery("node-b", "t-1", 7, ODD.timestamp()),
            new ControlFrame.DoubtAnswer("node-b", "t-1", ControlFrame.Outcome.UNKNOWN),
            new ControlFrame.StateQuery("node-b", "n-1"),
            new ControlFrame.StateAnswer("node-b", "n-1", ODD),
            new ControlFrame.HealthSnapshot(
                    "node-b",
                    "node-b",
                    12.5,
                    0.25,
                    "window-7",
                    Optional.of(new ControlFrame.CanaryFigures(7, new ModelFigures(80, 12.5, 0.25)))),
            new ControlFrame.Heartbeat(
                    "node-b", "node-b", 3, "abc", Optional.of(new ControlFrame.Announcement(1, 17, 4))));

    @ParameterizedTest
    @ValueSource(strings = {"HEARTBEAT", "HEALTH_SNAPSHOT", "PREPARE_REQ", "PREPARE_RESP", "DECISION"})
    void decodesAndEncodesToTheSameBytes(String type) throws IOException {
        byte[] golden = golden(type);
        ControlFrame frame = frame(golden);
        assertThat(ControlEncoder.type(frame)).isEqualTo(type);
        assertThat(ControlEncoder.encode(frame)).isEqualTo(golden);
    }

    @Test
    void meansWhatItMeantThere() throws IOException {
        String txid = "promote-node-a-2-2026-11-20T04:34:03.244629";
        RoutingState state = new RoutingState(
                2,
                "v1",
                "v2",
                Map.of("v1", 0.95, "v2", 0.05),
                RoutingStatus.PREPARED,
                txid,
                Instant.parse("2026-11-20T04:34:03.244650Z"));
        assertThat(frame(golden("PREPARE_REQ"))).isEqualTo(new ControlFrame.PrepareRequest("node-a", txid, state));
        assertThat(frame(golden("PREPARE_RESP")))
                .isEqualTo(new ControlFrame.PrepareResponse("node-b", txid, Verdict.COMMIT, "health gates met"));
        assertThat(frame(golden("DECISION")))
                .isEqualTo(new ControlFrame.Decision(
                        "node-a", txid, Verdict.COMMIT, state.withStatus(RoutingStatus.COMMITTED)));
        assertThat(frame(golden("HEALTH_SNAPSHOT")))
                .isEqualTo(new ControlFrame.HealthSnapshot(
                        "node-a", "node-a", 120.0, 0.1, "window-1795149241", Optional.empty()));
    }

    /** The initial state of the captured node; its start time was found by trying every microsecond of that second. */
    @Test
    void theOriginalsDigestIsUnderstood() throws IOException {
        RoutingState initial = RoutingState.initial(Instant.parse("2026-11-20T04:34:01.243312Z"));
        ControlFrame.Heartbeat heartbeat = (ControlFrame.Heartbeat) frame(golden("HEARTBEAT"));
        assertThat(StateDigest.asOriginal(initial)).isEqualTo(heartbeat.digest());
        assertThat(heartbeat.announcement()).isEmpty();
    }

    @Test
    void ourDigestCoversTheMeaningAlone() {
        RoutingState one = RoutingState.initial(Instant.parse("2026-11-20T04:34:01.243312Z"));
        RoutingState later = RoutingState.initial(Instant.parse("2027-01-01T00:00:00Z"));
        assertThat(StateDigest.ofMeaning(one)).isEqualTo(StateDigest.ofMeaning(later));
        assertThat(StateDigest.asOriginal(one)).isNotEqualTo(StateDigest.asOriginal(later));
        assertThat(StateDigest.ofMeaning(one))
                .isNotEqualTo(StateDigest.ofMeaning(RoutingState.initial("v1", "v3", one.timestamp())));
    }

    @Test
    void theFramesOfOursComeBackAsTheyWere() {
        for (ControlFrame frame : FRAMES_OF_OURS) {
            byte[] bytes = ControlEncoder.encode(frame);
            assertThat(frame(bytes)).isEqualTo(frame);
            assertThat(new String(bytes, 4, bytes.length - 4, StandardCharsets.UTF_8))
                    .isASCII();
        }
    }

    static byte[] golden(String type) throws IOException {
        return Files.readAllBytes(FOLDER.resolve("canary-" + type + ".bin"));
    }

    static ControlFrame frame(byte[] framed) {
        FrameSplitter.Cut cut = new FrameSplitter(ControlDecoder.MAX_BODY).take(framed);
        assertThat(cut).isInstanceOf(FrameSplitter.Cut.Bodies.class);
        List<byte[]> bodies = ((FrameSplitter.Cut.Bodies) cut).bodies();
        assertThat(bodies).hasSize(1);
        assertThat(bodies.getFirst()).isEqualTo(Arrays.copyOfRange(framed, 4, framed.length));
        ControlDecoded decoded = ControlDecoder.decode(bodies.getFirst());
        assertThat(decoded).isInstanceOf(ControlDecoded.Frame.class);
        return ((ControlDecoded.Frame) decoded).frame();
    }
}
