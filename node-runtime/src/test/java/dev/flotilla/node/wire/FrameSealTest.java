package dev.flotilla.node.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flotilla.node.wire.FrameSeal.Stamp;
import dev.flotilla.node.wire.ReplayWindow.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class FrameSealTest {
    private static final long SECOND = 1_000_000_000L;
    private static final FrameSeal SEAL = new FrameSeal("0123456789abcdef".getBytes(StandardCharsets.US_ASCII));
    private static final byte[] BODY = ControlEncoder.body(new ControlFrame.Acknowledgement("node-b", "t-1"));

    @Test
    void aSealedFrameOpensAndStillDecodes() {
        byte[] sealed = SEAL.seal(FrameSeal.stamp(BODY, new Stamp(7, 3)));
        byte[] opened = SEAL.open(sealed).orElseThrow();
        assertThat(ControlDecoder.stamp(opened)).contains(new Stamp(7, 3));
        assertThat(ControlDecoder.decode(opened)).isEqualTo(ControlDecoder.decode(BODY));
        assertThat(ControlDecoder.decode(sealed)).isEqualTo(ControlDecoder.decode(BODY));
        assertThat(new String(sealed, StandardCharsets.US_ASCII))
                .matches(".*, \"boot\": 7, \"seq\": 3, \"mac\": \"[0-9a-f]{64}\"}");
    }

    /** The digest was computed with another tool: {@code printf %s '{"a": 1}' | openssl dgst -sha256 -hmac 0123456789abcdef}. */
    @Test
    void theSealIsThePlainHmacOfTheBytes() {
        byte[] sealed = SEAL.seal("{\"a\": 1}".getBytes(StandardCharsets.US_ASCII));
        assertThat(new String(sealed, StandardCharsets.US_ASCII))
                .isEqualTo("{\"a\": 1, \"mac\": \"b1e93e658c35cf6bdd09379005bf5f6c86b2b1a346b79e4f188732f03f49adb6\"}");
    }

    @Test
    void everyChangedBitBreaksTheSeal() {
        byte[] sealed = SEAL.seal(BODY);
        for (int bit = 0; bit < sealed.length * 8; bit++) {
            byte[] changed = sealed.clone();
            changed[bit / 8] ^= (byte) (1 << (bit % 8));
            assertThat(SEAL.open(changed)).as("bit %s", bit).isEmpty();
        }
        for (int length = 0; length < sealed.length; length++) {
            assertThat(SEAL.open(Arrays.copyOf(sealed, length))).isEmpty();
        }
        assertThat(new FrameSeal("another key of 24 bytes.".getBytes(StandardCharsets.US_ASCII)).open(sealed))
                .isEmpty();
        assertThat(SEAL.open(BODY)).isEmpty();
    }

    @Test
    void whatIsSealedForOneOpensForNobodyElse() {
        byte[] sealed = SEAL.seal(BODY, "node-b");
        assertThat(SEAL.open(sealed, "node-b")).hasValue(BODY);
        assertThat(SEAL.open(sealed, "node-c")).isEmpty();
        assertThat(SEAL.open(sealed, "")).isEmpty();
        assertThat(SEAL.open(sealed)).isEmpty();
        assertThat(SEAL.open(SEAL.seal(BODY), "node-b")).isEmpty();
    }

    @Test
    void aShortKeyIsRefusedAndNoneIsShown() {
        assertThatThrownBy(() -> new FrameSeal(new byte[15])).hasMessageContaining("15 bytes");
        assertThat(SEAL).hasToString("FrameSeal");
    }

    @Test
    void eachStampCountsOnceAndFramesMayOvertakeEachOther() {
        ReplayWindow window = new ReplayWindow(Duration.ofSeconds(15));
        assertThat(window.judge(new Stamp(5, 100), 0)).isEqualTo(Verdict.FRESH);
        assertThat(window.judge(new Stamp(5, 100), 0)).isEqualTo(Verdict.REPEATED);
        assertThat(window.judge(new Stamp(5, 103), 0)).isEqualTo(Verdict.FRESH);
        assertThat(window.judge(new Stamp(5, 101), 0)).isEqualTo(Verdict.FRESH);
        assertThat(window.judge(new Stamp(5, 101), 0)).isEqualTo(Verdict.REPEATED);
        assertThat(window.judge(new Stamp(5, 103), 0)).isEqualTo(Verdict.REPEATED);
        assertThat(window.judge(new Stamp(5, 166), 0)).isEqualTo(Verdict.FRESH);
        assertThat(window.judge(new Stamp(5, 103), 0)).isEqualTo(Verdict.REPEATED);
        assertThat(window.judge(new Stamp(5, 102), 0)).isEqualTo(Verdict.TOO_OLD);
        assertThat(window.judge(new Stamp(5, 1_000_000), 0)).isEqualTo(Verdict.FRESH);
        assertThat(window.judge(new Stamp(5, 166), 0)).isEqualTo(Verdict.TOO_OLD);
    }

    @Test
    void aLowerBootIsRefusedUntilTheSenderWasSilent() {
        ReplayWindow window = new ReplayWindow(Duration.ofSeconds(15));
        window.judge(new Stamp(5, 100), 0);
        assertThat(window.judge(new Stamp(6, 1), SECOND)).isEqualTo(Verdict.FRESH);
        assertThat(window.judge(new Stamp(5, 101), 15 * SECOND)).isEqualTo(Verdict.LOWER_BOOT);
        assertThat(window.judge(new Stamp(5, 101), 17 * SECOND)).isEqualTo(Verdict.BOOT_WENT_BACK);
        assertThat(window.judge(new Stamp(5, 101), 17 * SECOND)).isEqualTo(Verdict.REPEATED);
    }
}
