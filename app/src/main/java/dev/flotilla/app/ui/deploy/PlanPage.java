package dev.flotilla.app.ui.deploy;

import dev.flotilla.app.deploy.DeployPlan;
import dev.flotilla.app.deploy.Step;
import dev.flotilla.app.deploy.StepHead;
import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.ui.kit.Amounts;
import dev.flotilla.app.ui.kit.Series;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A plan as its preview shows it.
 *
 * @param title such as {@code Plan for my-app}
 * @param summary how much, and how long it interrupts
 * @param primary the words of the button that applies it; empty when there is nothing to do
 */
public record PlanPage(
        String title,
        String summary,
        List<Count> counts,
        List<Group> byHost,
        List<Group> byWave,
        List<ScoreTable> scores,
        List<Finding> findings,
        Optional<String> primary) {
    /** How many steps of one look there are. */
    public record Count(StepLook look, int number) {
        public String words() {
            return look == StepLook.WAIT && number != 1 ? "waits" : look.word().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** @param series colour of the host's strip, 0 for a wave, which has none */
    public record Group(String name, String detail, int series, List<Row> rows) {
        public Group {
            rows = List.copyOf(rows);
        }

        public String size() {
            return Amounts.count(rows.size(), "step", "steps");
        }
    }

    /** One step. */
    public record Row(
            int step,
            StepLook look,
            String title,
            String reason,
            Optional<String> downtime,
            int wave,
            String command,
            String host,
            int series) {}

    static final PlanPage EMPTY =
            new PlanPage("", "", List.of(), List.of(), List.of(), List.of(), List.of(), Optional.empty());

    public PlanPage {
        counts = List.copyOf(counts);
        byHost = List.copyOf(byHost);
        byWave = List.copyOf(byWave);
        scores = List.copyOf(scores);
        findings = List.copyOf(findings);
    }

    public static PlanPage of(DeployPlan plan, Fleet fleet) {
        List<Row> rows = plan.steps().stream().map(step -> row(step, fleet)).toList();
        List<ScoreTable> tables = plan.placement()
                .map(p -> p.cards().stream()
                        .map(card -> ScoreTable.of(card, p.strategy(), fleet))
                        .toList())
                .orElse(List.of());
        return new PlanPage(
                title(plan),
                summary(plan),
                counts(rows),
                byHost(plan, rows, fleet),
                byWave(rows),
                tables,
                Finding.of(plan),
                primary(plan));
    }

    private static String title(DeployPlan plan) {
        return switch (plan.kind()) {
            case APPLY -> "Plan for " + plan.stack();
            case STOP -> "Stop " + plan.stack();
            case REMOVE -> "Remove " + plan.stack();
        };
    }

    private static Optional<String> primary(DeployPlan plan) {
        if (plan.changes() == 0) {
            return Optional.empty();
        }
        String deed = switch (plan.kind()) {
            case APPLY -> "Apply ";
            case STOP -> "Stop with ";
            case REMOVE -> "Remove with ";
        };
        return Optional.of(deed + changesOnHosts(plan));
    }

    static String changesOnHosts(DeployPlan plan) {
        long hosts = plan.steps().stream()
                .filter(Step::changes)
                .map(s -> s.head().host())
                .distinct()
                .count();
        return Amounts.count(plan.changes(), "change", "changes") + " on " + Amounts.count(hosts, "host", "hosts");
    }

    private static String summary(DeployPlan plan) {
        if (plan.changes() == 0) {
            return "Nothing to do. Every container, network and volume is as the stack asks.";
        }
        long down = plan.steps().stream()
                .filter(s -> s.head().downtime().isPresent())
                .count();
        String interruptions = down == 0
                ? "Nothing that runs is interrupted."
                : Amounts.count(down, "interruption", "interruptions") + ".";
        return changesOnHosts(plan) + ". " + interruptions + " Nothing else on these hosts is touched.";
    }

    private static Row row(Step step, Fleet fleet) {
        StepHead head = step.head();
        return new Row(
                head.id(),
                StepLook.of(step),
                sentenceCase(head.target()),
                head.reason(),
                head.downtime().map(PlanPage::sentenceCase),
                head.wave(),
                head.command(),
                head.hostName(),
                Series.of(fleet, head.host()));
    }

    private static List<Count> counts(List<Row> rows) {
        Map<StepLook, Long> by = rows.stream()
                .collect(Collectors.groupingBy(Row::look, () -> new EnumMap<>(StepLook.class), Collectors.counting()));
        List<Count> all = new ArrayList<>();
        by.forEach((look, number) -> all.add(new Count(look, number.intValue())));
        return all;
    }

    private static List<Group> byHost(DeployPlan plan, List<Row> rows, Fleet fleet) {
        Map<String, List<Row>> groups =
                rows.stream().collect(Collectors.groupingBy(Row::host, LinkedHashMap::new, Collectors.toList()));
        Map<String, String> addresses = new TreeMap<>();
        for (Step step : plan.steps()) {
            fleet.host(step.head().host())
                    .map(Host::reachableAddress)
                    .ifPresent(address -> addresses.put(step.head().hostName(), address));
        }
        List<Group> all = new ArrayList<>();
        groups.forEach((host, its) -> all.add(
                new Group(host, addresses.getOrDefault(host, ""), its.getFirst().series(), its)));
        return all;
    }

    private static List<Group> byWave(List<Row> rows) {
        Map<Integer, List<Row>> groups =
                rows.stream().collect(Collectors.groupingBy(Row::wave, TreeMap::new, Collectors.toList()));
        List<Group> all = new ArrayList<>();
        groups.forEach((wave, its) -> {
            String hosts = its.stream().map(Row::host).distinct().collect(Collectors.joining(", "));
            all.add(new Group("Wave " + wave, hosts, 0, its));
        });
        return all;
    }

    static String sentenceCase(String words) {
        int space = words.indexOf(' ');
        String first = space < 0 ? words : words.substring(0, space);
        return switch (first) {
            case "container", "image", "network", "volume", "about", "unknown" ->
                Character.toUpperCase(words.charAt(0)) + words.substring(1);
            default -> words;
        };
    }
}
