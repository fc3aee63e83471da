package dev.flotilla.app.secret.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SealKeyTest {
    private static final long SEED = 20_261_120;
    private static final int NONCE_AND_TAG = 12 + 16;

    private final SealKey key = SealKey.random(new SecureRandom());

    @Test
    void whatWasSealedComesBackAndNothingOfItShows() {
        Random random = new Random(SEED);
        Set<String> nonces = new HashSet<>();
        for (int round = 0; round < 500; round++) {
            byte[] plain = new byte[random.nextInt(400)];
            random.nextBytes(plain);
            String about = "row " + random.nextInt();
            byte[] sealed = key.seal(plain, about);
            assertThat(sealed).hasSize(plain.length + NONCE_AND_TAG);
            assertThat(key.open(sealed, about))
                    .as("round %s, seed %s", round, SEED)
                    .hasValueSatisfying(open -> assertThat(open).isEqualTo(plain));
            nonces.add(Arrays.toString(Arrays.copyOf(sealed, 12)));
        }
        assertThat(nonces).as("no nonce comes twice").hasSize(500);
        byte[] word = "hunter2 hunter2".getBytes(StandardCharsets.UTF_8);
        assertThat(new String(key.seal(word, "a"), StandardCharsets.ISO_8859_1)).doesNotContain("hunter2");
    }

    @Test
    void everyFlippedBitEveryCutAndEveryOtherPlaceIsNoticed() {
        byte[] sealed = key.seal("POSTGRES_PASSWORD".getBytes(StandardCharsets.UTF_8), "row 1");
        for (int at = 0; at < sealed.length; at++) {
            for (int bit = 0; bit < 8; bit++) {
                byte[] altered = sealed.clone();
                altered[at] ^= (byte) (1 << bit);
                assertThat(key.open(altered, "row 1"))
                        .as("byte %s, bit %s", at, bit)
                        .isEmpty();
            }
            assertThat(key.open(Arrays.copyOf(sealed, at), "row 1"))
                    .as("cut at %s", at)
                    .isEmpty();
        }
        assertThat(key.open(Arrays.copyOf(sealed, sealed.length + 1), "row 1")).isEmpty();
        assertThat(key.open(sealed, "row 2")).isEmpty();
        assertThat(SealKey.random(new SecureRandom()).open(sealed, "row 1")).isEmpty();
        assertThat(key.open(sealed, "row 1")).isPresent();
    }

    @Test
    void aKeyHasItsLengthAndDoesNotShowItself() {
        assertThatThrownBy(() -> SealKey.of(new byte[16])).isInstanceOf(IllegalArgumentException.class);
        assertThat(SealKey.of(key.bytes()).open(key.seal(new byte[] {1}, "x"), "x"))
                .isPresent();
        assertThat(key).hasToString("SealKey");
    }
}
