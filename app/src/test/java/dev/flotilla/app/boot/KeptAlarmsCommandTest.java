package dev.flotilla.app.boot;

import static dev.flotilla.app.persistence.Opened.opened;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.monitor.Alarm;
import dev.flotilla.app.monitor.alarm.AlarmChange;
import dev.flotilla.app.persistence.DataFolder;
import dev.flotilla.app.persistence.Database;
import dev.flotilla.app.persistence.SqliteAlarms;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code alarms} while neither a window nor a keeper runs. */
class KeptAlarmsCommandTest {
    @TempDir
    Path folder;

    @Test
    void whatAWindowKeptIsShown() {
        Instant raised = Instant.parse("2026-11-20T12:00:00Z");
        Alarm alarm = new Alarm(
                7,
                "node-down",
                Alarm.Severity.CRITICAL,
                "a",
                List.of("a"),
                "a is down.",
                raised,
                Optional.of(raised.plusSeconds(9)),
                false,
                false);
        try (Database database = opened(Database.openAsOwner(new DataFolder(folder)))) {
            opened(new SqliteAlarms(database).keep(List.of(new AlarmChange.Ended(alarm))));
        }

        JsonNode alarms = new InProcess(folder).done("alarms", "--for", "0");

        assertThat(alarms.size()).isEqualTo(1);
        assertThat(alarms.get(0).path("id").longValue()).isEqualTo(7);
        assertThat(alarms.get(0).path("subject").stringValue()).isEqualTo("a");
    }
}
