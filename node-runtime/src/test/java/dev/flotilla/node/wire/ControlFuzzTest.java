package dev.flotilla.node.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ControlFuzzTest {
    private static final long FRAMES = Long.getLong("fuzz.frames", 200_000);

    @Test
    void mutatedFramesEndAsFramesOrReasons() throws IOException {
        ControlFuzz fuzz = new ControlFuzz(1);
        fuzz.run(FRAMES);
        System.out.println("Fuzz of control frames: " + fuzz);
        assertThat(fuzz.frames).isGreaterThan(FRAMES / 10);
        assertThat(fuzz.types).hasSize(10);
        assertThat(fuzz.tooLong).isGreaterThan(FRAMES / 200);
        assertThat(fuzz.reasons.keySet())
                .contains(
                        ControlDecoded.Reason.NOT_JSON,
                        ControlDecoded.Reason.UNKNOWN_TYPE,
                        ControlDecoded.Reason.NO_SENDER,
                        ControlDecoded.Reason.NO_PAYLOAD,
                        ControlDecoded.Reason.BAD_PAYLOAD,
                        ControlDecoded.Reason.BAD_STATE,
                        ControlDecoded.Reason.MIXED_TRANSACTIONS);
        assertThat(fuzz.mostHeld).isLessThanOrEqualTo(ControlDecoder.MAX_BODY + 4);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "EMPTY             | ''",
                "EMPTY             | ' '",
                "NOT_JSON          | {",
                "NOT_AN_OBJECT     | 7",
                "UNKNOWN_TYPE      | {}",
                "UNKNOWN_TYPE      | {\"msg_type\": \"VOTE\", \"sender\": \"a\", \"payload\": {}}",
                "NO_SENDER         | {\"msg_type\": \"HEARTBEAT\"}",
                "NO_PAYLOAD        | {\"msg_type\": \"HEARTBEAT\", \"sender\": \"a\", \"payload\": []}",
                "BAD_PAYLOAD       | {\"msg_type\": \"HEARTBEAT\", \"sender\": \"a\", \"payload\": {\"node_id\": 3}}",
                "BAD_STATE         | {\"msg_type\": \"PREPARE_REQ\", \"sender\": \"a\", \"payload\": {\"txid\": \"t\"}}"
            })
    void eachReasonHasItsFrame(ControlDecoded.Reason reason, String body) {
        assertThat(ControlDecoder.decode(body.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(new ControlDecoded.Rejected(reason));
    }

    @Test
    void depthAndLengthAreLimited() {
        assertThat(ControlDecoder.decode("[".repeat(60_000).getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(new ControlDecoded.Rejected(ControlDecoded.Reason.NOT_JSON));
        assertThat(ControlDecoder.decode(new byte[ControlDecoder.MAX_BODY + 1]))
                .isEqualTo(new ControlDecoded.Rejected(ControlDecoded.Reason.TOO_LONG));
    }

    @Test
    void aLengthOfFourGibibytesEndsTheStreamAndTakesNoMemory() throws IOException {
        FrameSplitter splitter = new FrameSplitter(ControlDecoder.MAX_BODY);
        byte[] good = GoldenFramesTest.golden("HEARTBEAT");
        byte[] both = Arrays.copyOf(good, good.length + 8);
        Arrays.fill(both, good.length, both.length, (byte) 0xff);
        assertThat(splitter.take(both)).isInstanceOfSatisfying(FrameSplitter.Cut.TooLong.class, cut -> {
            assertThat(cut.length()).isEqualTo(0xffffffffL);
            assertThat(cut.before()).hasSize(1);
        });
        assertThat(splitter.take(good)).isEqualTo(new FrameSplitter.Cut.Bodies(List.of()));
        assertThat(splitter.capacity()).isLessThan(1024);
    }

    @Test
    void framesArriveByteByByteAndManyAtOnce() throws IOException {
        byte[] good = GoldenFramesTest.golden("DECISION");
        FrameSplitter splitter = new FrameSplitter(ControlDecoder.MAX_BODY);
        int bodies = 0;
        for (byte b : good) {
            bodies += ((FrameSplitter.Cut.Bodies) splitter.take(new byte[] {b}))
                    .bodies()
                    .size();
        }
        assertThat(bodies).isEqualTo(1);
        byte[] three = Arrays.copyOf(good, 3 * good.length);
        System.arraycopy(good, 0, three, good.length, good.length);
        System.arraycopy(good, 0, three, 2 * good.length, good.length);
        assertThat(((FrameSplitter.Cut.Bodies) splitter.take(three)).bodies()).hasSize(3);
    }

    @Test
    void unknownKeysAndAnyOrderAreTaken() {
        String body =
                "{\"payload\": {\"reason\": null, \"vote\": \"ABORT\", \"txid\": \"t\", \"more\": [1]}, \"sender\": \"b\","
                        + " \"msg_type\": \"PREPARE_RESP\", \"x\": {}}";
        assertThat(ControlDecoder.decode(body.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(new ControlDecoded.Frame(
                        new ControlFrame.PrepareResponse("b", "t", ControlFrame.Verdict.ABORT, "")));
    }
}
