package dev.flotilla.app.ui.stacks.edit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** A file of 2,000 lines opens at once, and no key waits until it is read. */
class EditSpeedTest {
    private static String large() {
        StringBuilder text = new StringBuilder("name: large\nservices:\n");
        for (int i = 0; text.chars().filter(c -> c == '\n').count() < 2000; i++) {
            text.append("  s")
                    .append(i)
                    .append(":\n    image: nginx:${TAG:-1}\n    restart: always\n    environment:\n");
            for (int j = 0; j < 12; j++) {
                text.append("      KEY_").append(j).append(": \"value of it\" # said\n");
            }
            text.append("    healthcheck:\n      test: [CMD, \"true\"]\n      interval: 5s\n");
        }
        return text.toString();
    }

    @Test
    void aLargeFileIsOpenedAndTypedIn() {
        String text = large();
        EditModel.of(MemoryTexts.text(text), new MemoryTexts(), Runnable::run, Runnable::run);
        long begin = System.nanoTime();
        EditModel model = EditModel.of(MemoryTexts.text(text), new MemoryTexts(), work -> {}, Runnable::run);
        long opened = System.nanoTime() - begin;
        long[] keys = new long[120];
        for (int i = 0; i < keys.length; i++) {
            text = text.replaceFirst("value of it", "value of it" + (char) ('a' + i % 26));
            long key = System.nanoTime();
            model.type(text);
            keys[i] = System.nanoTime() - key;
        }
        Arrays.sort(keys, 0, keys.length);
        long p95 = keys[keys.length * 95 / 100];
        System.out.printf(
                "opened in %.1f ms; a key p50 %.1f ms, p95 %.1f ms%n", opened / 1e6, keys[60] / 1e6, p95 / 1e6);
        assertThat(opened / 1e6).isLessThan(300);
        assertThat(p95 / 1e6).isLessThan(16);
    }
}
