package dev.flotilla.app.cli.launch;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.cli.kit.CommandContext;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.fleet.HostStatus;
import dev.flotilla.app.launch.NodeSet;
import dev.flotilla.app.launch.run.NodeSurvey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Which hosts and which sets of nodes a command means. */
final class LaunchHosts {
    private LaunchHosts() {}

    /** The named hosts; FL-1001 for one that is not there, FL-6105 when none can be chosen. */
    static Outcome<List<Host>> chosen(CommandContext context, List<String> names) {
        List<Host> chosen = new ArrayList<>();
        for (String name : names) {
            switch (context.host(name)) {
                case Outcome.Failed<Host> failed -> {
                    return failed.as();
                }
                case Outcome.Ok<Host>(Host host) -> chosen.add(host);
            }
        }
        if (names.isEmpty()) {
            List<Host> active = context.rooms().fleet().hosts().stream()
                    .filter(host -> host.status() == HostStatus.ACTIVE)
                    .toList();
            List<Host> docker =
                    active.stream().filter(host -> !host.isEmbedded()).toList();
            chosen.addAll(docker.isEmpty() ? active : docker);
        }
        return chosen.isEmpty()
                ? Outcome.failed(Problem.of(
                        "FL-6105",
                        "There is no active host to launch on.",
                        "Add one with `flotilla host add`, or set one to active."))
                : Outcome.ok(List.copyOf(chosen));
    }

    /** All sets there are, or the one that is named; FL-6116 when there is no such set. Silent hosts are told. */
    static Outcome<List<NodeSet>> sets(CommandContext context, Collection<String> bases) throws InterruptedException {
        List<NodeSet.Answer> answers = new NodeSurvey(
                        context.rooms().engines(), context.rooms().workers())
                .ask(context.rooms().fleet().hosts());
        answers.forEach(
                answer -> answer.problem().ifPresent(p -> context.output().note(p.message())));
        List<NodeSet> sets = new ArrayList<>();
        for (NodeSet set : NodeSet.all(answers)) {
            if (bases.isEmpty() || bases.contains(set.base().text())) {
                sets.add(set);
            }
        }
        for (String wanted : bases) {
            if (sets.stream().noneMatch(set -> set.base().text().equals(wanted))) {
                return Outcome.failed(Problem.of(
                        "FL-6116",
                        "There are no nodes of \"" + wanted + "\".",
                        "`flotilla launch list` shows what is there."));
            }
        }
        return Outcome.ok(sets);
    }
}
