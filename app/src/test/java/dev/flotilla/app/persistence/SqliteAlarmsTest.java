package dev.flotilla.app.persistence;

import static dev.flotilla.app.persistence.Opened.opened;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.monitor.Alarm;
import dev.flotilla.app.monitor.alarm.AlarmArchive;
import dev.flotilla.app.monitor.alarm.AlarmChange;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Alarms and mutes over restarts of the application. */
class SqliteAlarmsTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    @TempDir
    Path temp;

    @Test
    void anAlarmIsKeptAsItIs() {
        Alarm open = alarm(1, Optional.empty());
        Alarm ended = new Alarm(
                2,
                "host-down",
                Alarm.Severity.CRITICAL,
                "192.0.2.9",
                List.of("a \"b\"", "<c>"),
                "All are down.",
                NOON,
                Optional.of(NOON.plusSeconds(5)),
                true,
                true);
        again(archive -> opened(archive.keep(List.of(new AlarmChange.Raised(open), new AlarmChange.Ended(ended)))));

        AlarmArchive.Kept kept = again(archive -> opened(archive.load(NOON)));

        assertThat(kept.last()).containsExactly(ended, open);
        assertThat(kept.open()).containsExactly(open);
        assertThat(kept.nextId()).isEqualTo(3);
    }

    @Test
    void howItEndedIsKept() {
        for (Alarm.Ending how : Alarm.Ending.values()) {
            Alarm over = alarm(1, Optional.empty()).over(NOON.plusSeconds(5), how);
            again(archive -> opened(archive.keep(List.of(new AlarmChange.Ended(over)))));
            assertThat(again(archive -> opened(archive.load(NOON))).last()).containsExactly(over);
        }
    }

    @Test
    void anEmptyArchiveBeginsAtOne() {
        assertThat(again(archive -> opened(archive.load(NOON))).nextId()).isEqualTo(1);
    }

    @Test
    void aChangeOverwritesAndWhatWasSeenStaysSeen() {
        again(archive -> opened(archive.keep(List.of(new AlarmChange.Raised(alarm(1, Optional.empty()))))));
        int news = again(archive -> opened(archive.seen(1)));
        int twice = again(archive -> opened(archive.seen(1)));
        assertThat(news).isEqualTo(1);
        assertThat(twice).isZero();

        again(archive -> opened(archive.keep(List.of(new AlarmChange.Ended(alarm(1, Optional.of(NOON)))))));

        Alarm alarm = again(archive -> opened(archive.load(NOON))).last().getFirst();
        assertThat(alarm.seen()).isTrue();
        assertThat(alarm.ended()).contains(NOON);
    }

    @Test
    void itIsBoundedOpenOnesStayAndNumbersRiseForEver() {
        try (Database database = database()) {
            SqliteAlarms archive = new SqliteAlarms(database, 10);
            opened(archive.keep(List.of(new AlarmChange.Raised(alarm(1, Optional.empty())))));
            for (long id = 2; id <= 50; id++) {
                opened(archive.keep(List.of(new AlarmChange.Ended(alarm(id, Optional.of(NOON))))));
            }
            assertThat(opened(archive.load(NOON)).last())
                    .extracting(Alarm::id)
                    .containsExactlyElementsOf(
                            LongStream.concat(LongStream.iterate(50, id -> id > 40, id -> id - 1), LongStream.of(1))
                                    .boxed()
                                    .toList());
        }
        assertThat(again(archive -> opened(archive.load(NOON))).nextId()).isEqualTo(51);
    }

    @Test
    void aMuteIsKeptUntilItsEnd() {
        again(archive -> opened(archive.mute("a", Optional.of(NOON.plusSeconds(60)))));
        again(archive -> opened(archive.mute("b", Optional.of(NOON.plusSeconds(90)))));
        again(archive -> opened(archive.mute("b", Optional.empty())));

        assertThat(again(archive -> opened(archive.load(NOON))).mutes())
                .containsOnlyKeys("a")
                .containsValue(NOON.plusSeconds(60));
        assertThat(again(archive -> opened(archive.load(NOON.plusSeconds(61)))).mutes())
                .isEmpty();
    }

    private <T> T again(java.util.function.Function<AlarmArchive, T> work) {
        try (Database database = database()) {
            return work.apply(new SqliteAlarms(database));
        }
    }

    private Database database() {
        return opened(Database.openAsOwner(new DataFolder(temp.resolve("data"))));
    }

    private static Alarm alarm(long id, Optional<Instant> ended) {
        return new Alarm(
                id, "node-down", Alarm.Severity.CRITICAL, "a", List.of("a"), "a is down.", NOON, ended, false, false);
    }
}
