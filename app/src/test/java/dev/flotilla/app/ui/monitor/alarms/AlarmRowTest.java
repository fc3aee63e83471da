package dev.flotilla.app.ui.monitor.alarms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.monitor.Alarm;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AlarmRowTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final Alarm OPEN = new Alarm(
            1,
            "node-down",
            Alarm.Severity.CRITICAL,
            "a",
            List.of("a"),
            "a is down.",
            NOON,
            Optional.empty(),
            false,
            false);

    private static String lasted(Alarm.Ending how) {
        return AlarmRow.of(OPEN.over(NOON.plusSeconds(9), how), NOON.plusSeconds(60))
                .lasted();
    }

    /** Who was removed while it was down was never well again. */
    @Test
    void theListSaysHowAnAlarmEnded() {
        assertThat(lasted(Alarm.Ending.WELL)).isEqualTo("lasted 9.0 s");
        assertThat(lasted(Alarm.Ending.REMOVED)).isEqualTo("lasted 9.0 s, then it is not watched any more");
        assertThat(lasted(Alarm.Ending.STOPPED)).isEqualTo("lasted 9.0 s, then it was stopped");
    }
}
