package dev.flotilla.app.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PackedPointsTest {
    @Test
    void whatIsWrittenIsReadToAHundredThousandth() {
        Random random = new Random(8);
        byte[] bytes = new byte[PackedPoints.LARGEST];
        for (int i = 0; i < 100_000; i++) {
            float least = (float) ((random.nextDouble() - .5) * Math.pow(10, random.nextInt(12) - 3));
            float greatest = random.nextInt(4) == 0 ? least : least + random.nextFloat() * Math.abs(least) + .001f;
            float mean = (least + greatest) / 2;
            int place = random.nextInt(60);
            boolean coarse = random.nextBoolean();
            int count = 1 + random.nextInt(400);
            int end = PackedPoints.write(bytes, 0, place, coarse, least, mean, greatest, count);
            AtomicInteger seen = new AtomicInteger();
            PackedPoints.read(java.util.Arrays.copyOf(bytes, end), (p, c, l, m, g, n) -> {
                seen.incrementAndGet();
                assertThat(p).isEqualTo(place);
                assertThat(c).isEqualTo(coarse);
                assertThat(n).isEqualTo(Math.min(255, count));
                assertThat(l).isCloseTo(least, within(Math.abs(least) * 2e-5f));
                assertThat(g).isCloseTo(greatest, within(Math.abs(greatest) * 2e-5f));
                assertThat(m).isBetween(l, g).isCloseTo(mean, within((g - l) * .004f + Math.abs(mean) * 2e-5f));
            });
            assertThat(seen).hasValue(1);
        }
    }

    @Test
    void noiseIsReadWithoutHarm() {
        Random random = new Random(9);
        for (int i = 0; i < 20_000; i++) {
            byte[] noise = new byte[random.nextInt(80)];
            random.nextBytes(noise);
            PackedPoints.read(
                    noise,
                    (place, coarse, least, mean, greatest, count) ->
                            assertThat(place).isBetween(0, 59));
        }
    }
}
