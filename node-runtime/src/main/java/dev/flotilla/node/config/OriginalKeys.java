package dev.flotilla.node.config;

import java.time.Duration;

/**
 * Keys of the original that matter little here; read and checked all the same.
 *
 * @param waitTimeout how long an answer to a ping is waited for
 * @param chunkMegabytes size of the original's pieces of data
 */
public record OriginalKeys(
        Duration reportLength,
        Duration waitTimeout,
        Duration statsTimeout,
        String benchmarkData,
        boolean benchmarkAtStart,
        int chunkMegabytes) {
    public static final OriginalKeys DEFAULT =
            new OriginalKeys(Duration.ofSeconds(300), Duration.ofSeconds(2), Duration.ofSeconds(30), "", false, 256);
}
