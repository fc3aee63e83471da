package dev.flotilla.node.commit.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.flotilla.node.commit.Durable.Stored;
import dev.flotilla.node.commit.LogRecord;
import dev.flotilla.node.commit.Recovered;
import dev.flotilla.node.commit.log.CommitLog.Opening;
import dev.flotilla.node.routing.RolloutDraft;
import dev.flotilla.node.routing.RolloutNote;
import dev.flotilla.node.routing.RoutingState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommitLogTest {
    private static final Instant NOW = Instant.parse("2026-11-20T04:34:00Z");
    private static final InstantSource CLOCK = InstantSource.fixed(NOW);

    @TempDir
    private Path folder;

    @Test
    void whatWasWrittenIsReadAgain() throws IOException {
        List<LogRecord> records = records(5);
        write(records);
        Opening.Opened again = opened("node-b");
        assertThat(again.recovered()).isEqualTo(Recovered.of(NOW, records));
        assertThat(again.cut()).isZero();
        again.log().close();
    }

    @Test
    void aTailTornAtAnyByteIsCutAndWritingGoesOn() throws IOException {
        List<LogRecord> records = records(3);
        List<Integer> ends = new ArrayList<>();
        ends.add(LogFormat.header("node-b", NOW).length);
        records.forEach(r -> ends.add(ends.getLast() + LogFormat.encode(r).length));
        write(records);
        byte[] whole = Files.readAllBytes(file());
        assertThat(whole.length).isEqualTo(ends.getLast());
        for (int cut = 0; cut < whole.length; cut++) {
            Files.write(file(), Arrays.copyOf(whole, cut));
            int at = cut;
            int kept = (int) ends.stream().filter(end -> end <= at).count() - 1;
            Opening.Opened torn = opened("node-b");
            assertThat(torn.recovered())
                    .as("cut at %s", cut)
                    .isEqualTo(Recovered.of(NOW, records.subList(0, Math.max(kept, 0))));
            LogRecord more = new LogRecord.Aborted("after the tear");
            assertThat(torn.log().append(more, true)).isEqualTo(new Stored.Done());
            torn.log().close();
            Opening.Opened after = opened("node-b");
            assertThat(after.recovered().aborted()).contains("after the tear");
            assertThat(after.cut()).isZero();
            after.log().close();
        }
    }

    /** The zeros that stand ready belong to nobody, wherever in the last record the write was torn. */
    @Test
    void whatAKilledProcessLeavesIsReadUpToTheLastWholeRecord() throws IOException {
        List<LogRecord> records = records(40);
        CommitLog alive = opened("node-b").log();
        records.forEach(entry -> assertThat(alive.append(entry, true)).isEqualTo(new Stored.Done()));
        byte[] left = Files.readAllBytes(file());
        alive.close();
        int end = (int) Files.size(file());
        assertThat(left.length).isGreaterThan(end).isGreaterThan(CommitLog.RESERVE);

        int last = LogFormat.encode(records.getLast()).length;
        for (int torn = 0; torn <= last; torn++) {
            byte[] bytes = left.clone();
            Arrays.fill(bytes, end - torn, bytes.length, (byte) 0);
            Files.write(file(), bytes);
            Opening.Opened again = opened("node-b");
            assertThat(again.recovered())
                    .as("torn %s before its end", torn)
                    .isEqualTo(Recovered.of(NOW, torn == 0 ? records : records.subList(0, records.size() - 1)));
            assertThat(again.cut()).isBetween(0L, torn == 0 ? 0L : last - torn);
            again.log().close();
        }
    }

    @Test
    void aTailOfGarbageIsCut() throws IOException {
        List<LogRecord> records = records(2);
        write(records);
        byte[] whole = Files.readAllBytes(file());
        for (int flipped = 1; flipped <= LogFormat.encode(records.getLast()).length; flipped++) {
            byte[] bad = whole.clone();
            bad[bad.length - flipped] ^= 0x55;
            Files.write(file(), bad);
            Opening.Opened opened = opened("node-b");
            assertThat(opened.recovered()).isEqualTo(Recovered.of(NOW, records.subList(0, records.size() - 1)));
            opened.log().close();
        }
    }

    @Test
    void damageInTheMiddleIsNotTakenForATear() throws IOException {
        write(records(3));
        byte[] bytes = Files.readAllBytes(file());
        bytes[LogFormat.header("node-b", NOW).length + 20] ^= 1;
        Files.write(file(), bytes);
        assertThat(CommitLog.open(folder, "node-b", CLOCK))
                .isInstanceOfSatisfying(
                        Opening.Damaged.class,
                        damaged -> assertThat(damaged.message()).contains("damaged at byte"));
        assertThat(Files.readAllBytes(file())).isEqualTo(bytes);
    }

    @Test
    void theLogOfAnotherNodeIsRefusedAndNotTouched() throws IOException {
        write(records(1));
        byte[] before = Files.readAllBytes(file());
        assertThat(CommitLog.open(folder, "node-c", CLOCK))
                .isInstanceOfSatisfying(
                        Opening.Foreign.class,
                        foreign -> assertThat(foreign.owner()).isEqualTo("node-b"));
        assertThat(Files.readAllBytes(file())).isEqualTo(before);
    }

    @Test
    void anotherFileIsNotTakenForALog() throws IOException {
        Files.writeString(file(), "hello");
        assertThat(CommitLog.open(folder, "node-b", CLOCK)).isInstanceOf(Opening.Damaged.class);
        assertThat(file()).hasContent("hello");
    }

    @Test
    void twoNodesCannotShareAFolder() throws IOException {
        Opening.Opened first = opened("node-b");
        assertThat(CommitLog.open(folder, "node-b", CLOCK)).isInstanceOf(Opening.Unusable.class);
        first.log().close();
    }

    @Test
    void aFolderThatCannotBeMadeIsASentence() throws IOException {
        Path taken = Files.writeString(folder.resolve("state"), "a file");
        assertThat(CommitLog.open(taken.resolve("below"), "node-b", CLOCK))
                .isInstanceOfSatisfying(
                        Opening.Unusable.class,
                        unusable -> assertThat(unusable.message()).contains("commit.log cannot be used"));
    }

    /** Every write to this device ends as on a full disk. */
    @Test
    void aFullDiskIsAValueAndTheLogTakesNoMore() throws IOException {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full), "no /dev/full here");
        Files.createSymbolicLink(folder.resolve(CommitLog.FILE), full);
        assertThat(CommitLog.open(folder, "node-b", CLOCK))
                .isInstanceOfSatisfying(
                        Opening.Unusable.class,
                        unusable -> assertThat(unusable.message()).contains("cannot be used"));
    }

    @Test
    void afterAFailedWriteOnlyANewOpeningHelps() throws IOException {
        Opening.Opened opened = opened("node-b");
        opened.log().close();
        LogRecord entry = records(1).getFirst();
        assertThat(opened.log().append(entry, true)).isInstanceOf(Stored.Failed.class);
        assertThat(opened.log().append(entry, true))
                .isEqualTo(new Stored.Failed("the log failed before and must be opened anew"));
        Opening.Opened again = opened("node-b");
        assertThat(again.log().append(entry, true)).isEqualTo(new Stored.Done());
        again.log().close();
    }

    @Test
    void itStaysSmallAndKeepsWhatMatters() throws IOException {
        Opening.Opened opened = opened("node-b");
        List<LogRecord> all = new ArrayList<>();
        long largest = 0;
        for (LogRecord entry : records(2000)) {
            all.add(entry);
            assertThat(opened.log().append(entry, entry instanceof LogRecord.Committed))
                    .isEqualTo(new Stored.Done());
            largest = Math.max(largest, Files.size(file()));
        }
        assertThat(largest)
                .isGreaterThan(CommitLog.COMPACT_AT)
                .isLessThan(CommitLog.COMPACT_AT + CommitLog.RESERVE + 4096L);
        opened.log().close();
        Opening.Opened again = opened("node-b");
        Recovered expected = Recovered.of(NOW, all);
        assertThat(again.recovered().committed()).isEqualTo(expected.committed());
        assertThat(again.recovered().prepared()).isEqualTo(expected.prepared());
        assertThat(again.recovered().aborted()).isEqualTo(expected.aborted());
        again.log().close();
        assertThat(folder.resolve(CommitLog.FILE + ".new")).doesNotExist();
    }

    @Test
    void theRolloutThatRunsIsKnownThroughRoundsAndRewriting() throws IOException {
        RolloutNote note = new RolloutNote("v1", "v2", 7, List.of(0.05, 1.0), Optional.of("p95 \"201\" ms"));
        LogRecord noted = new LogRecord.Noted(Optional.of(note));
        Opening.Opened opened = opened("node-b");
        assertThat(opened.recovered().rollout()).isEmpty();
        opened.log().append(noted, false);
        for (LogRecord entry : records(500)) {
            opened.log().append(entry, false);
        }
        opened.log().close();
        Opening.Opened again = opened("node-b");
        assertThat(again.recovered().rollout()).contains(note);
        again.log().append(new LogRecord.Noted(Optional.empty()), true);
        again.log().close();
        Opening.Opened last = opened("node-b");
        assertThat(last.recovered().rollout()).isEmpty();
        last.log().close();
    }

    @Test
    void aNoteThatIsNoneStandsForNone() {
        for (String text : List.of(
                "-",
                "{",
                "[]",
                "\0\0",
                "{\"stable\":\"v1\",\"canary\":\"v2\",\"steps\":[]}",
                "{\"stable\":\"v1\",\"canary\":\"v2\",\"steps\":[0.5,0.2]}",
                "{\"stable\":\"v1\",\"canary\":\"v2\",\"steps\":[0.5,\"x\"]}",
                "{\"stable\":\"v1\",\"steps\":[0.5]}")) {
            assertThat(NoteJson.parse(text)).as(text).isEmpty();
        }
    }

    @Test
    void roundsThatAllAbortDoNotLetItGrow() throws IOException {
        Opening.Opened opened = opened("node-b");
        RoutingState state = RoutingState.initial(NOW);
        long largest = 0;
        for (int i = 1; i <= 2000; i++) {
            RoutingState next = RolloutDraft.canaryShare(state, 0.5).at(2, "t-" + i, NOW);
            assertThat(opened.log().append(new LogRecord.Begun(next), false)).isEqualTo(new Stored.Done());
            assertThat(opened.log().append(new LogRecord.Aborted(next.txid()), false))
                    .isEqualTo(new Stored.Done());
            largest = Math.max(largest, Files.size(file()));
        }
        opened.log().close();
        assertThat(largest)
                .isGreaterThan(CommitLog.COMPACT_AT)
                .isLessThan(CommitLog.COMPACT_AT + CommitLog.RESERVE + 4096L);
    }

    @Test
    void onlyItsOwnerReadsIt() throws IOException {
        opened("node-b").log().close();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
    }

    private Path file() {
        return folder.resolve(CommitLog.FILE);
    }

    private Opening.Opened opened(String node) {
        Opening opening = CommitLog.open(folder, node, CLOCK);
        assertThat(opening).isInstanceOf(Opening.Opened.class);
        return (Opening.Opened) opening;
    }

    private void write(List<LogRecord> records) throws IOException {
        try (CommitLog log = opened("node-b").log()) {
            records.forEach(entry -> assertThat(log.append(entry, true)).isEqualTo(new Stored.Done()));
        }
    }

    static List<LogRecord> records(int rounds) {
        List<LogRecord> records = new ArrayList<>();
        RoutingState state = RoutingState.initial(NOW);
        records.add(new LogRecord.Committed(state));
        for (int i = 1; i <= rounds; i++) {
            RoutingState next =
                    RolloutDraft.canaryShare(state, (i % 100) / 100.0).at(i + 1, "t\u00e4-" + i, NOW.plusSeconds(i));
            records.add(new LogRecord.Begun(next));
            if (i % 3 == 0) {
                records.add(new LogRecord.Aborted(next.txid()));
            } else {
                records.add(new LogRecord.Prepared(next));
                records.add(new LogRecord.Committed(next));
            }
        }
        return records;
    }
}
