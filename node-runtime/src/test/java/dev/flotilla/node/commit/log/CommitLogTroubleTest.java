package dev.flotilla.node.commit.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.node.commit.Durable.Stored;
import dev.flotilla.node.commit.LogRecord;
import dev.flotilla.node.commit.Recovered;
import dev.flotilla.node.commit.log.CommitLog.Opening;
import dev.flotilla.node.routing.RolloutDraft;
import dev.flotilla.node.routing.RoutingState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log on a disk that fails, or whose power does, in the middle of a sync. */
class CommitLogTroubleTest {
    private static final Instant NOW = Instant.parse("2026-11-20T04:34:00Z");
    private static final InstantSource CLOCK = InstantSource.fixed(NOW);

    @TempDir
    private Path folder;

    /** What the system holds in memory only, because its disk would not take it, is nowhere but in what was read. */
    @Test
    void afterAFailureWhatIsReadGoesIntoANewFile() throws IOException {
        List<LogRecord> records = CommitLogTest.records(5);
        try (CommitLog log = opened().log()) {
            records.forEach(entry -> assertThat(log.append(entry, true)).isEqualTo(new Stored.Done()));
        }
        Object before = Files.readAttributes(file(), BasicFileAttributes.class).fileKey();

        Opening again = CommitLog.reopen(folder, "node-b", CLOCK);

        assertThat(again).isInstanceOfSatisfying(Opening.Opened.class, opened -> {
            assertThat(opened.recovered()).isEqualTo(Recovered.of(NOW, records));
            assertThat(CommitLog.open(folder, "node-b", CLOCK))
                    .as("the new file is locked as well")
                    .isInstanceOf(Opening.Unusable.class);
            assertThat(opened.log().append(new LogRecord.Aborted("after"), true))
                    .isEqualTo(new Stored.Done());
            try {
                opened.log().close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        assertThat(Files.readAttributes(file(), BasicFileAttributes.class).fileKey())
                .isNotEqualTo(before);
        Opening.Opened last = opened();
        assertThat(last.recovered().last()).isEqualTo(Recovered.of(NOW, records).last());
        assertThat(last.recovered().aborted()).contains("after");
        last.log().close();
    }

    /**
     * A power failure during a sync, where unforced records came before: each page of what was not synced is on the disk or is still zeros, in every
     * way. Nothing of it was promised, so the node starts, with all that was synced before.
     */
    @Test
    void aBatchTornByPagesInEveryWayIsATornTail() throws IOException {
        int page = 128;
        List<LogRecord> synced = CommitLogTest.records(2);
        RoutingState next =
                RolloutDraft.canaryShare(RoutingState.initial(NOW), 0.5).at(9, "next", NOW);
        CommitLog log = opened().log();
        synced.forEach(entry -> assertThat(log.append(entry, true)).isEqualTo(new Stored.Done()));
        byte[] before = Files.readAllBytes(file());
        List<LogRecord> batch = List.of(
                new LogRecord.Aborted("one"),
                new LogRecord.Begun(next),
                new LogRecord.Aborted("next"),
                new LogRecord.Begun(next),
                new LogRecord.Committed(next));
        batch.subList(0, 4)
                .forEach(entry -> assertThat(log.append(entry, false)).isEqualTo(new Stored.Done()));
        assertThat(log.append(batch.getLast(), true)).isEqualTo(new Stored.Done());
        byte[] after = Files.readAllBytes(file());
        log.append(new LogRecord.Aborted("a new batch"), false);
        byte[] more = Files.readAllBytes(file());
        log.close();
        assertThat(before).hasSameSizeAs(after).hasSameSizeAs(more);
        int from = Arrays.mismatch(before, after) / page;
        int pages = lastMismatch(before, after) / page + 1 - from;
        assertThat(pages).isBetween(5, 14);
        for (int on = 0; on < (1 << pages); on++) {
            byte[] torn = before.clone();
            for (int p = 0; p < pages; p++) {
                if (((on >> p) & 1) == 1) {
                    System.arraycopy(after, (from + p) * page, torn, (from + p) * page, page);
                }
            }
            assertThat(LogFormat.scan(torn))
                    .as("pages %s", Integer.toBinaryString(on))
                    .isInstanceOfSatisfying(
                            LogFormat.Scan.Read.class,
                            read -> assertThat(read.records())
                                    .hasSizeGreaterThanOrEqualTo(synced.size())
                                    .isEqualTo(joined(synced, batch)
                                            .subList(0, read.records().size())));
        }
        byte[] broken = more.clone();
        System.arraycopy(before, from * page, broken, from * page, page);
        assertThat(LogFormat.scan(broken))
                .as("what a later batch stands behind was synced")
                .isInstanceOf(LogFormat.Scan.Damaged.class);
    }

    private static int lastMismatch(byte[] one, byte[] other) {
        int at = one.length - 1;
        while (one[at] == other[at]) {
            at--;
        }
        return at;
    }

    private static List<LogRecord> joined(List<LogRecord> first, List<LogRecord> then) {
        List<LogRecord> all = new ArrayList<>(first);
        all.addAll(then);
        return all;
    }

    private Path file() {
        return folder.resolve(CommitLog.FILE);
    }

    private Opening.Opened opened() {
        Opening opening = CommitLog.open(folder, "node-b", CLOCK);
        assertThat(opening).isInstanceOf(Opening.Opened.class);
        return (Opening.Opened) opening;
    }
}
