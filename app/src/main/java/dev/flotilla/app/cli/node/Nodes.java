package dev.flotilla.app.cli.node;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.cli.kit.Answer;
import dev.flotilla.app.cli.kit.CliCommand;
import dev.flotilla.app.cli.kit.CommandContext;
import dev.flotilla.app.cli.kit.Reach;
import dev.flotilla.app.monitor.FleetHealth;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "nodes",
        description = {
            "Show how the watched nodes do, and add or remove some.",
            "Watched are those that were added and those in containers of the fleet.",
            "A running window or keeper answers; without one this command listens and asks by itself."
        })
public final class Nodes implements CliCommand {
    @Mixin
    Looking looking = new Looking();

    @Override
    public Reach reach() {
        return Reach.WATCHES;
    }

    @Override
    public Outcome<Answer> run(CommandContext context) throws InterruptedException {
        return looking.then(context, monitoring -> {
            FleetHealth health = monitoring.health().value();
            return Outcome.ok(Answer.of(NodeTable.json(health), NodeTable.text(health)));
        });
    }
}
