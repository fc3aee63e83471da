package dev.flotilla.app.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.monitor.Metric;
import dev.flotilla.app.monitor.SeriesKey;
import dev.flotilla.app.monitor.Slice;
import dev.flotilla.app.monitor.series.Columns;
import dev.flotilla.app.monitor.series.MetricHistory;
import dev.flotilla.app.monitor.series.RollupBatch;
import dev.flotilla.app.monitor.series.SeriesBook;
import dev.flotilla.app.monitor.series.SeriesLimits;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricArchiveTest {
    private static final long T0 = 1_800_000_000_000L;
    private static final long HOUR = 3_600_000;
    private static final SeriesKey A = SeriesKey.of("a", Metric.DELAY_MS);
    private static final SeriesLimits LIMITS = new SeriesLimits(10_000, 10_000, 0, 64, 100_000);

    @TempDir
    Path folder;

    private SqliteMetricArchive archive;

    @BeforeEach
    void open() {
        archive = new SqliteMetricArchive(new DataFolder(folder), 64 << 20);
        assertThat(archive.tidy(T0)).isInstanceOf(Outcome.Ok.class);
    }

    /** A figure every five seconds, kept and tidied as the application does. */
    private static void run(SeriesBook book, MetricHistory history, long from, long to, int nodes) {
        int[] ids = new int[nodes];
        for (int n = 0; n < nodes; n++) {
            ids[n] = book.id(SeriesKey.of("node-" + n, Metric.DELAY_MS)).orElseThrow();
        }
        for (long at = from; at < to; at += 5_000) {
            for (int n = 0; n < nodes; n++) {
                book.add(ids[n], at, n + Math.sin(at / 100_000.0));
            }
            if (at % 10_000 == 0) {
                history.keep(at);
            }
        }
    }

    private static List<Slice.Point> day(MetricHistory history, String node, long from, long to) {
        return history.slice(
                        SeriesKey.of(node, Metric.DELAY_MS),
                        Instant.ofEpochMilli(from),
                        Instant.ofEpochMilli(to),
                        1_000)
                .points();
    }

    @Test
    void aDayIsThereWithoutAGapAfterTheApplicationWasStartedAgain() {
        SeriesBook book = new SeriesBook(LIMITS);
        MetricHistory history = new MetricHistory(book, archive);
        run(book, history, T0, T0 + 13 * HOUR, 3);
        history.close();

        SqliteMetricArchive again = new SqliteMetricArchive(new DataFolder(folder), 64 << 20);
        SeriesBook fresh = new SeriesBook(LIMITS);
        MetricHistory next = new MetricHistory(fresh, again);
        run(fresh, next, T0 + 13 * HOUR, T0 + 26 * HOUR, 3);

        List<Slice.Point> points = day(next, "node-1", T0 + 2 * HOUR, T0 + 26 * HOUR);
        assertThat(points)
                .hasSizeBetween(998, 1_000)
                .extracting(Slice.Point::atMs)
                .isSorted();
        for (int i = 1; i < points.size(); i++) {
            assertThat(points.get(i).atMs() - points.get(i - 1).atMs()).isLessThan(90_000);
        }
        assertThat(points).allSatisfy(p -> {
            assertThat(p.least()).isBetween(-.001, 2.001).isLessThanOrEqualTo(p.mean());
            assertThat(p.greatest()).isLessThan(2.001).isGreaterThanOrEqualTo(p.mean());
        });
        assertThat(points.stream().mapToInt(Slice.Point::count).sum()).isBetween(24 * 720, 24 * 720 + 3);
        assertThat(next.keys()).hasSize(3);
        again.close();
    }

    @Test
    void theFileStaysWithinItsBoundAndTheNewestAreKept() throws IOException {
        long bound = 3 << 20;
        archive.close();
        archive = new SqliteMetricArchive(new DataFolder(folder), bound);
        SeriesBook book = new SeriesBook(LIMITS);
        MetricHistory history = new MetricHistory(book, archive);
        run(book, history, T0, T0 + 8 * HOUR, 200);
        assertThat(history.trouble()).isEmpty();
        assertThat(Files.size(folder.resolve("monitor.db"))).isLessThanOrEqualTo(bound);
        assertThat(day(history, "node-7", T0, T0 + HOUR)).isEmpty();
        assertThat(day(history, "node-7", T0 + 7 * HOUR, T0 + 8 * HOUR)).hasSizeGreaterThan(350);
        archive.close();
    }

    @Test
    void whatIsOlderThanADayIsKeptByTheMinute() {
        SeriesBook book = new SeriesBook(LIMITS);
        MetricHistory history = new MetricHistory(book, archive);
        run(book, history, T0, T0 + 30 * HOUR, 1);
        List<Slice.Point> old = day(history, "node-0", T0, T0 + HOUR / 6);
        List<Slice.Point> newer = day(history, "node-0", T0 + 29 * HOUR, T0 + 29 * HOUR + HOUR / 6);
        assertThat(old).hasSize(10).extracting(Slice.Point::count).containsOnly(12);
        assertThat(newer).hasSize(60).extracting(Slice.Point::count).containsOnly(2);
        archive.close();
    }

    @Test
    void aGapIsReadAsAGapAndEdgesAreKeptApart() {
        RollupBatch batch = new RollupBatch();
        int slot = (int) (T0 / 10_000);
        SeriesKey edge = new SeriesKey("a", Optional.of("b"), Metric.DELAY_MS);
        batch.add(A, slot, 1, 1, 2, 3, 4);
        batch.add(A, slot + 500, 1, -5, -5, -5, 1);
        batch.add(edge, slot, 6, 7, 8, 9, 300);
        assertThat(archive.append(batch)).isEqualTo(Outcome.ok(3));
        Columns columns = new Columns(T0, T0 + 2 * HOUR, 4_000);
        archive.read(A, Long.MAX_VALUE, columns);
        List<Slice.Point> points = columns.slice(A).points();
        assertThat(points).hasSize(2);
        assertThat(points.getFirst().least()).isEqualTo(1);
        assertThat(points.getFirst().mean()).isBetween(1.99, 2.01);
        assertThat(points.getLast().greatest()).isEqualTo(-5);
        Columns others = new Columns(T0, T0 + HOUR, 100);
        archive.read(edge, Long.MAX_VALUE, others);
        assertThat(others.slice(edge).points()).extracting(Slice.Point::count).containsExactly(255);
        archive.close();
    }

    @Test
    void aDamagedFileIsSetAsideAndANewOneBegun() throws IOException {
        archive.close();
        Files.writeString(folder.resolve("monitor.db"), "this is no database".repeat(500));
        archive = new SqliteMetricArchive(new DataFolder(folder), 64 << 20);
        assertThat(archive.tidy(T0)).isInstanceOf(Outcome.Ok.class);
        assertThat(archive.trouble()).map(Problem::code).contains("FL-5011");
        assertThat(folder.resolve("monitor.db.damaged")).exists();
        RollupBatch batch = new RollupBatch();
        batch.add(A, (int) (T0 / 10_000), 1, 1, 2, 3, 4);
        assertThat(archive.append(batch)).isInstanceOf(Outcome.Ok.class);
        archive.close();
    }

    @Test
    void aFileThatIsDamagedWhileItIsUsedIsSetAsideToo() throws IOException {
        SeriesBook book = new SeriesBook(LIMITS);
        MetricHistory history = new MetricHistory(book, archive);
        run(book, history, T0, T0 + 3 * HOUR, 50);
        archive.close();
        Path file = folder.resolve("monitor.db");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            ByteBuffer noise = ByteBuffer.allocate((int) channel.size() - 4_096);
            while (noise.hasRemaining()) {
                noise.put((byte) 0x5a);
            }
            channel.write(noise.flip(), 4_096);
        }
        archive = new SqliteMetricArchive(new DataFolder(folder), 64 << 20);
        MetricHistory next = new MetricHistory(book, archive);
        run(book, next, T0 + 3 * HOUR, T0 + 4 * HOUR, 50);
        assertThat(next.trouble()).map(Problem::code).contains("FL-5011");
        assertThat(day(next, "node-4", T0 + 3 * HOUR, T0 + 4 * HOUR)).hasSizeGreaterThan(350);
        archive.close();
    }

    @Test
    void aFolderThatIsNotThereLeavesTheFiguresInMemory() {
        SqliteMetricArchive nowhere = new SqliteMetricArchive(new DataFolder(folder.resolve("gone")), 64 << 20);
        SeriesBook book = new SeriesBook(LIMITS);
        MetricHistory history = new MetricHistory(book, nowhere);
        run(book, history, T0, T0 + HOUR, 2);
        assertThat(history.trouble()).map(Problem::code).contains("FL-5010");
        assertThat(day(history, "node-1", T0, T0 + HOUR)).hasSizeGreaterThan(350);
        archive.close();
    }
}
