package dev.flotilla.app.cli.host;

import dev.flotilla.app.base.AddressForm;
import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.cli.kit.Answer;
import dev.flotilla.app.cli.kit.CliCommand;
import dev.flotilla.app.cli.kit.CommandContext;
import dev.flotilla.app.cli.kit.Json;
import dev.flotilla.app.cli.kit.Reach;
import dev.flotilla.app.cli.kit.TextTable;
import dev.flotilla.app.docker.PublishedPort;
import dev.flotilla.app.docker.RunningContainer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;

@Command(name = "ports", description = "List all published ports of the fleet.")
public final class Ports implements CliCommand {
    /** @param address where it is reached: the host's own where the port is bound to every address */
    private record Line(String host, String address, PublishedPort port, String container) {
        boolean facesTheWorld() {
            return AddressForm.isEverywhere(port.hostIp());
        }

        boolean clashesWith(Line other) {
            return host.equals(other.host)
                    && !container.equals(other.container)
                    && port.hostPort() == other.port.hostPort()
                    && port.protocol() == other.port.protocol()
                    && (facesTheWorld()
                            || other.facesTheWorld()
                            || port.hostIp().equals(other.port.hostIp()));
        }
    }

    @Override
    public Reach reach() {
        return Reach.READS;
    }

    @Override
    public Outcome<Answer> run(CommandContext context) throws InterruptedException {
        List<HostCall.Said> said = HostCall.all(context, context.rooms().fleet().hosts());
        List<Line> lines = new ArrayList<>();
        for (HostCall.Said s : said) {
            s.fault()
                    .ifPresent(f ->
                            context.output().note("Not in the list: " + s.host().name() + ": " + f));
            for (RunningContainer container : s.containers()) {
                for (PublishedPort port : container.ports()) {
                    String address =
                            AddressForm.isEverywhere(port.hostIp()) ? s.host().reachableAddress() : port.hostIp();
                    lines.add(new Line(s.host().name(), address, port, container.name()));
                }
            }
        }
        lines.sort(Comparator.comparing(Line::host)
                .thenComparingInt(l -> l.port().hostPort())
                .thenComparing(l -> l.port().protocol().name())
                .thenComparing(Line::address));
        return Outcome.ok(Answer.of(lines.stream().map(l -> json(l, lines)).toList(), table(lines)));
    }

    private static Json.Node json(Line line, List<Line> all) {
        return Json.object()
                .put("host", line.host())
                .put("address", line.address())
                .put("port", line.port().hostPort())
                .put("protocol", protocol(line))
                .put("containerPort", line.port().containerPort())
                .put("container", line.container())
                .put("clash", all.stream().anyMatch(line::clashesWith))
                .put("facesWorld", line.facesTheWorld());
    }

    private static String table(List<Line> lines) {
        if (lines.isEmpty()) {
            return "No published ports.";
        }
        TextTable table = new TextTable("host", "address", "port", "container", "to", "remarks");
        for (Line line : lines) {
            List<String> remarks = new ArrayList<>();
            if (lines.stream().anyMatch(line::clashesWith)) {
                remarks.add("clash");
            }
            if (line.facesTheWorld()) {
                remarks.add("faces the world");
            }
            table.row(
                    line.host(),
                    line.address(),
                    line.port().hostPort() + "/" + protocol(line),
                    line.container(),
                    Integer.toString(line.port().containerPort()),
                    String.join(", ", remarks));
        }
        return table.toString();
    }

    private static String protocol(Line line) {
        return line.port().protocol().name().toLowerCase(Locale.ROOT);
    }
}
