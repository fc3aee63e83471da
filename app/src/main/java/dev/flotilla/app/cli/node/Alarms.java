package dev.flotilla.app.cli.node;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.cli.kit.Answer;
import dev.flotilla.app.cli.kit.CliCommand;
import dev.flotilla.app.cli.kit.CommandContext;
import dev.flotilla.app.cli.kit.Json;
import dev.flotilla.app.cli.kit.Reach;
import dev.flotilla.app.cli.kit.TextTable;
import dev.flotilla.app.monitor.Alarm;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "alarms",
        description = {
            "Show what was worth a word, the newest first.",
            "A running window or keeper answers; without one this command reads what was kept and looks by itself."
        })
public final class Alarms implements CliCommand {
    @Mixin
    Looking looking = new Looking();

    @Option(names = "--open", description = "Only those that have not ended.")
    boolean open;

    @Override
    public Reach reach() {
        return Reach.WATCHES;
    }

    @Override
    public Outcome<Answer> run(CommandContext context) throws InterruptedException {
        return looking.then(context, monitoring -> {
            List<Alarm> alarms = monitoring.alarms().value().stream()
                    .filter(a -> !open || a.open())
                    .toList();
            return Outcome.ok(Answer.of(alarms.stream().map(Alarms::json).toList(), text(alarms)));
        });
    }

    private static Json.Node json(Alarm alarm) {
        return Json.object()
                .put("id", alarm.id())
                .put("rule", alarm.rule())
                .put("severity", severity(alarm))
                .put("subject", alarm.subject())
                .put("nodes", alarm.nodes())
                .put("why", alarm.why())
                .put("raised", alarm.raised().toString())
                .put("ended", alarm.ended().map(Instant::toString))
                .put("ending", alarm.ending().map(Alarm.Ending::word))
                .put("flapping", alarm.flapping())
                .put("seen", alarm.seen());
    }

    private static String severity(Alarm alarm) {
        return alarm.severity().name().toLowerCase(Locale.ROOT);
    }

    /** That all is well again needs no word. */
    private static String how(Alarm alarm) {
        return alarm.ending()
                .filter(ending -> ending != Alarm.Ending.WELL)
                .map(ending -> ", " + ending.word())
                .orElse("");
    }

    private static String text(List<Alarm> alarms) {
        if (alarms.isEmpty()) {
            return "No alarms.";
        }
        TextTable table = new TextTable("alarm", "severity", "subject", "raised", "ended", "why");
        for (Alarm alarm : alarms) {
            table.row(
                    alarm.rule(),
                    severity(alarm) + (alarm.flapping() ? ", flapping" : ""),
                    alarm.subject(),
                    alarm.raised().toString(),
                    alarm.ended().map(at -> at + how(alarm)).orElse("open"),
                    alarm.why());
        }
        return table.toString();
    }
}
