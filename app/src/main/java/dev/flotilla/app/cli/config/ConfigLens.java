package dev.flotilla.app.cli.config;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.cli.kit.Answer;
import dev.flotilla.app.cli.kit.CliCommand;
import dev.flotilla.app.cli.kit.CommandContext;
import dev.flotilla.app.cli.kit.Json;
import dev.flotilla.app.cli.kit.Reach;
import dev.flotilla.app.peers.Finding;
import dev.flotilla.app.peers.Station;
import dev.flotilla.app.peers.files.ConfigFiles;
import dev.flotilla.app.peers.lens.ConfigReader;
import dev.flotilla.app.peers.lens.Lens;
import dev.flotilla.app.source.JsonText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "lens",
        description =
                "Read configurations of nodes together and tell what keeps the nodes from hearing one another. No host is"
                        + " contacted.")
public final class ConfigLens implements CliCommand {
    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Each node's mosaic.config.")
    List<String> files = List.of();

    @Option(
            names = "--address",
            paramLabel = "FILE=ADDRESS",
            description = "Address under which other machines reach the node of that file; where it is not given, it is"
                    + " told from what the files say.")
    Map<String, String> addresses = new HashMap<>();

    @Option(names = "--strict", description = "Exit with 1 when anything is found.")
    boolean strict;

    @Override
    public Reach reach() {
        return Reach.NOTHING;
    }

    @Override
    public Outcome<Answer> run(CommandContext context) {
        List<Station> stations = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (String file : new LinkedHashSet<>(files)) {
            Outcome<Station> station =
                    ConfigFiles.read(file, context.path(file)).then(text -> station(file, text));
            switch (station) {
                case Outcome.Ok<Station>(Station good) -> stations.add(good);
                case Outcome.Failed<Station> failed -> problems.addAll(failed.problems());
            }
        }
        for (String file : addresses.keySet()) {
            if (!files.contains(file)) {
                problems.add(Problem.of(
                        "FL-4005",
                        "--address names " + file + ", which is not among the files.",
                        "Name it as a FILE too."));
            }
        }
        if (!problems.isEmpty()) {
            return Outcome.failed(problems);
        }
        List<Finding> found = new ArrayList<>();
        stations.forEach(station -> station.text().duplicates().forEach(twice -> found.add(finding(station, twice))));
        found.addAll(Lens.look(stations));
        int exit = strict && !found.isEmpty() ? 1 : 0;
        return Outcome.ok(new Answer(found.stream().map(ConfigLens::json).toList(), text(found), exit));
    }

    /** A key that stands twice is no matter of several nodes, and yet what a reader of the findings wants to know. */
    private static Finding finding(Station station, Problem twice) {
        return new Finding(
                twice.code(),
                Finding.Severity.WARNING,
                station.name(),
                twice.place().orElseThrow(),
                "A key stands twice in the configuration of " + station.name() + ".",
                twice.message(),
                twice.hint(),
                Optional.empty());
    }

    private Outcome<Station> station(String file, JsonText text) {
        return ConfigReader.read(text)
                .map(config -> Station.ofFile(
                        config.nodeId().orElse(file), text, config, Optional.ofNullable(addresses.get(file))));
    }

    private static Json.Node json(Finding finding) {
        return Json.object()
                .put("code", finding.code())
                .put("severity", finding.severity() == Finding.Severity.ERROR ? "error" : "warning")
                .put("file", finding.place().file())
                .put("line", finding.place().line())
                .put("cause", finding.cause())
                .put("evidence", finding.evidence())
                .put("remedy", finding.remedy())
                .put("mend", finding.mend().map(dev.flotilla.app.peers.Mend::label));
    }

    private static String text(List<Finding> found) {
        if (found.isEmpty()) {
            return "Nothing found.";
        }
        StringBuilder text = new StringBuilder();
        for (Finding finding : found) {
            text.append(finding.place().file())
                    .append(':')
                    .append(finding.place().line())
                    .append(": ")
                    .append(finding.cause())
                    .append(" [")
                    .append(finding.code())
                    .append("]\n    ")
                    .append(finding.evidence())
                    .append("\n    ")
                    .append(finding.remedy())
                    .append('\n');
        }
        return text.append(found.size())
                .append(found.size() == 1 ? " finding." : " findings.")
                .toString();
    }
}
