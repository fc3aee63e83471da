package dev.flotilla.app.monitor.scrape;

import dev.flotilla.app.monitor.Alarm;
import dev.flotilla.app.monitor.FleetHealth;
import dev.flotilla.app.monitor.Monitoring;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The page as bytes, written anew only when the monitor has something new. One thread: that of the server. */
final class PageSource {
    private final Monitoring monitoring;
    private @Nullable FleetHealth health;
    private @Nullable List<Alarm> alarms;
    private byte[] page = new byte[0];

    PageSource(Monitoring monitoring) {
        this.monitoring = monitoring;
    }

    @SuppressWarnings("ReferenceEquality") // the same value is the same object; comparing thousands of nodes is dear
    byte[] page() {
        FleetHealth now = monitoring.health().value();
        List<Alarm> open = monitoring.alarms().value();
        if (now != health || open != alarms) {
            page = MetricPage.of(now, open).getBytes(StandardCharsets.UTF_8);
            health = now;
            alarms = open;
        }
        return page;
    }
}
