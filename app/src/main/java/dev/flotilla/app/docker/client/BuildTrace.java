package dev.flotilla.app.docker.client;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * What BuildKit tells on its way. Each piece is a {@code StatusResponse} of its control API in protobuf: steps (field 1)
 * with digest (1), name (3), start (5) and error (7), and what they write (field 3) with their digest (1) and bytes (4). What
 * cannot be read is passed over, for it is told to people alone.
 */
final class BuildTrace {
    /** By this a failed step is told, before its name and the reason. */
    static final String FAILED = "ERROR in ";

    private static final int STEP = 1;
    private static final int LOG = 3;

    private final Consumer<String> text;
    private final Map<String, String> names = new HashMap<>();
    private final Set<String> begun = new HashSet<>();
    private final Set<String> failed = new HashSet<>();

    /** @param text takes lines with their ends, and pieces of lines */
    BuildTrace(Consumer<String> text) {
        this.text = text;
    }

    void take(String base64) {
        try {
            fields(Base64.getDecoder().decode(base64), (field, content) -> {
                if (field == STEP) {
                    step(content);
                } else if (field == LOG) {
                    log(content);
                }
            });
        } catch (IllegalArgumentException | IndexOutOfBoundsException unreadable) {
            return;
        }
    }

    private void step(byte[] content) {
        String[] said = {"", "", "", ""};
        fields(content, (field, value) -> {
            String words = new String(value, StandardCharsets.UTF_8);
            switch (field) {
                case 1 -> said[0] = words;
                case 3 -> said[1] = words;
                case 5 -> said[2] = "begun";
                case 7 -> said[3] = words;
                default -> {}
            }
        });
        String digest = said[0];
        String name = said[1].replaceAll("\\s+", " ").strip();
        if (!name.isEmpty()) {
            names.put(digest, name);
        }
        String known = names.getOrDefault(digest, "");
        boolean told = !known.isEmpty() && !known.startsWith("[internal]");
        if (told && !said[2].isEmpty() && begun.add(digest)) {
            text.accept(known + "\n");
        }
        if (told && !said[3].isEmpty() && failed.add(digest)) {
            text.accept(FAILED + known + ": " + said[3].strip() + "\n");
        }
    }

    private void log(byte[] content) {
        fields(content, (field, value) -> {
            if (field == 4) {
                text.accept(new String(value, StandardCharsets.UTF_8));
            }
        });
    }

    /** The fields that have a length: texts, bytes and messages; numbers are passed over. */
    private static void fields(byte[] message, BiConsumer<Integer, byte[]> take) {
        int[] at = {0};
        while (at[0] < message.length) {
            long tag = number(message, at);
            switch ((int) (tag & 7)) {
                case 0 -> number(message, at);
                case 1 -> at[0] += 8;
                case 5 -> at[0] += 4;
                case 2 -> {
                    long length = number(message, at);
                    if (length < 0 || length > message.length - at[0]) {
                        throw new IllegalArgumentException("a field longer than its message");
                    }
                    byte[] value = java.util.Arrays.copyOfRange(message, at[0], at[0] + (int) length);
                    at[0] += (int) length;
                    take.accept((int) (tag >>> 3), value);
                }
                default -> throw new IllegalArgumentException("no such kind of field");
            }
        }
    }

    private static long number(byte[] message, int[] at) {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            byte piece = message[at[0]++];
            value |= (long) (piece & 0x7f) << shift;
            if (piece >= 0) {
                return value;
            }
        }
        throw new IllegalArgumentException("a number without an end");
    }
}
