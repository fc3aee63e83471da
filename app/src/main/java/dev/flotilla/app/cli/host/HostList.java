package dev.flotilla.app.cli.host;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.cli.kit.Answer;
import dev.flotilla.app.cli.kit.CliCommand;
import dev.flotilla.app.cli.kit.CommandContext;
import dev.flotilla.app.cli.kit.Json;
import dev.flotilla.app.cli.kit.MemorySize;
import dev.flotilla.app.cli.kit.Reach;
import dev.flotilla.app.cli.kit.TextTable;
import dev.flotilla.app.docker.EngineFacts;
import dev.flotilla.app.docker.RunningContainer;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.fleet.UnsafeEngine;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

@Command(name = "list", description = "List the hosts and what their engines say; all are asked at once.")
public final class HostList implements CliCommand {
    @Override
    public Reach reach() {
        return Reach.READS;
    }

    @Override
    public Outcome<Answer> run(CommandContext context) throws InterruptedException {
        List<HostCall.Said> said = HostCall.all(context, context.rooms().fleet().hosts());
        List<Json.Node> json = said.stream().map(HostList::json).toList();
        return Outcome.ok(Answer.of(
                json, said.isEmpty() ? "No hosts yet; `flotilla host add --help` shows how to add one." : table(said)));
    }

    private static Json.Node json(HostCall.Said said) {
        Host host = said.host();
        return Json.object()
                .put("name", host.name())
                .put("engine", host.engine().text())
                .put("address", host.reachableAddress())
                .put("datacenter", host.datacenter())
                .put("status", host.status().word())
                .put("reachable", said.facts().isPresent())
                .put("engineVersion", said.facts().map(EngineFacts::version))
                .put("apiVersion", said.facts().map(EngineFacts::apiVersion))
                .put("cpus", cpus(said))
                .put("memoryBytes", memory(said))
                .put("containers", said.facts().map(f -> said.containers().size()));
    }

    /** Declared by hand stands before what the engine says. */
    private static Optional<Double> cpus(HostCall.Said said) {
        return said.host().declared().cpus().isPresent()
                ? Optional.of(said.host().declared().cpus().getAsDouble())
                : said.facts().map(EngineFacts::cpus);
    }

    private static Optional<Long> memory(HostCall.Said said) {
        return said.host().declared().memoryBytes().isPresent()
                ? Optional.of(said.host().declared().memoryBytes().getAsLong())
                : said.facts().map(EngineFacts::memoryBytes);
    }

    private static String table(List<HostCall.Said> said) {
        TextTable table =
                new TextTable("name", "status", "address", "datacenter", "engine", "cpus", "memory", "containers");
        StringBuilder faults = new StringBuilder();
        for (HostCall.Said s : said) {
            long running =
                    s.containers().stream().filter(RunningContainer::isRunning).count();
            table.row(
                    s.host().name(),
                    (s.fault().isPresent() ? "unreachable" : s.host().status().word())
                            + (UnsafeEngine.of(s.host().engine()).isPresent() ? ", unsafe" : ""),
                    s.host().reachableAddress(),
                    s.host().datacenter().orElse("-"),
                    s.facts().map(f -> f.product() + " " + f.version()).orElse("-"),
                    cpus(s).map(c -> new BigDecimal(c.toString())
                                    .stripTrailingZeros()
                                    .toPlainString())
                            .orElse("-"),
                    memory(s).map(MemorySize::text).orElse("-"),
                    s.facts()
                            .map(f -> running + " of " + s.containers().size() + " running")
                            .orElse("-"));
            s.fault()
                    .ifPresent(f -> faults.append('\n')
                            .append(s.host().name())
                            .append(": ")
                            .append(f));
        }
        said.stream()
                .map(s -> HostAnswers.warnings(s.host()).stream()
                        .map(w -> "\n" + s.host().name() + ": " + w)
                        .collect(Collectors.joining()))
                .forEach(faults::append);
        return table + faults.toString();
    }
}
