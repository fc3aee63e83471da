package dev.flotilla.app.monitor.webhook;

import dev.flotilla.app.monitor.Alarm;
import dev.flotilla.app.monitor.alarm.AlarmKind;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What is sent of an alarm. {@code text} alone is enough for chat servers; the rest is for programs. */
final class WebhookMessage {
    private WebhookMessage() {}

    /** @param event {@code raised} or {@code ended} */
    static String of(Alarm alarm, String event) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        Optional<AlarmKind> kind = AlarmKind.of(alarm.rule());
        String head = event.equals("ended")
                ? alarm.ending()
                        .filter(how -> how != Alarm.Ending.WELL)
                        .map(how -> "Over, for " + alarm.subject() + " " + how.predicate() + ": ")
                        .orElse("Over: ")
                : "";
        json.put("text", head + alarm.why())
                .put("event", event)
                .put("id", alarm.id())
                .put("rule", alarm.rule())
                .put("code", kind.map(AlarmKind::number).orElse(""))
                .put("title", kind.map(AlarmKind::title).orElse(alarm.rule()))
                .put("severity", alarm.severity().name().toLowerCase(Locale.ROOT))
                .put("subject", alarm.subject());
        alarm.nodes().forEach(json.putArray("nodes")::add);
        json.put("why", alarm.why()).put("raised", alarm.raised().toString());
        alarm.ended().map(Instant::toString).ifPresentOrElse(at -> json.put("ended", at), () -> json.putNull("ended"));
        alarm.ending()
                .map(Alarm.Ending::word)
                .ifPresentOrElse(how -> json.put("ending", how), () -> json.putNull("ending"));
        return json.put("flapping", alarm.flapping()).toString();
    }

    /** Of no alarm: to see whether it arrives. */
    static String test(Instant now) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("text", "Flotilla can send alarms here.")
                .put("event", "test")
                .put("raised", now.toString())
                .toString();
    }
}
