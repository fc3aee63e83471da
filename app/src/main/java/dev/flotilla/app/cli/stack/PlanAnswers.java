package dev.flotilla.app.cli.stack;

import dev.flotilla.app.cli.kit.Answer;
import dev.flotilla.app.cli.kit.Json;
import dev.flotilla.app.cli.kit.TextTable;
import dev.flotilla.app.deploy.DeployPlan;
import dev.flotilla.app.deploy.PlanWarning;
import dev.flotilla.app.deploy.Step;
import dev.flotilla.app.deploy.plan.DockerCommand;
import dev.flotilla.app.deploy.run.PlannedStack;
import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.placement.Factors;
import dev.flotilla.app.placement.Placement;
import dev.flotilla.app.placement.Score;
import dev.flotilla.app.placement.ScoreCard;
import dev.flotilla.app.stack.Warning;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A plan as an answer; the window saves plans in the same words. */
public final class PlanAnswers {
    private final Fleet fleet;
    private final boolean reveal;

    /** @param reveal whether commands show secrets */
    public PlanAnswers(Fleet fleet, boolean reveal) {
        this.fleet = fleet;
        this.reveal = reveal;
    }

    public Answer of(PlannedStack planned) {
        DeployPlan plan = planned.plan();
        Placement placement = plan.placement().orElseThrow();
        Map<String, String> where = new LinkedHashMap<>();
        placement
                .hosts()
                .forEach((instance, id) ->
                        where.put(instance, fleet.host(id).map(Host::name).orElse(id.value())));
        Map<String, Object> scores = new LinkedHashMap<>();
        for (ScoreCard card : placement.cards()) {
            scores.put(
                    card.instance(),
                    card.scores().stream().map(PlanAnswers::score).toList());
        }
        List<String> warnings = warnings(planned);
        Json.Node json = Json.object()
                .put("stack", plan.stack())
                .put("strategy", placement.strategy().word())
                .put("placements", where)
                .put("scores", scores)
                .put("warnings", warnings)
                .put("steps", plan.steps().stream().map(this::step).toList())
                .put("changes", plan.changes());
        return Answer.of(json, text(planned, placement, warnings));
    }

    static List<String> warnings(PlannedStack planned) {
        List<String> warnings =
                new ArrayList<>(planned.reading().stream().map(Warning::inWords).toList());
        planned.plan().warnings().stream().map(PlanAnswers::words).forEach(warnings::add);
        return warnings;
    }

    static String words(PlanWarning warning) {
        return warning.place().map(p -> p.inWords() + ": ").orElse("") + warning.message();
    }

    /** {@code Apply 7 changes on 3 hosts}. */
    static String title(DeployPlan plan) {
        if (plan.steps().isEmpty()) {
            return "Nothing to do.";
        }
        int changes = plan.changes();
        long hosts = plan.hosts();
        return changes + (changes == 1 ? " change on " : " changes on ") + hosts + (hosts == 1 ? " host" : " hosts");
    }

    private Json.Node step(Step step) {
        return Json.object()
                .put("host", step.head().hostName())
                .put("action", step.action())
                .put("target", step.head().target())
                .put("reason", step.head().reason())
                .put("command", command(step))
                .put("downtime", step.head().downtime().isPresent());
    }

    private String command(Step step) {
        return reveal ? DockerCommand.of(step, true) : step.head().command();
    }

    /** Rounded to hundredths so that the parts still sum to the total. */
    private static Json.Node score(Score score) {
        Factors f = score.factors();
        BigDecimal base = hundredths(f.base());
        BigDecimal cpu = hundredths(f.cpu());
        BigDecimal memory = hundredths(f.memory());
        BigDecimal containers = hundredths(f.containers());
        BigDecimal datacenter = hundredths(f.datacenter());
        BigDecimal total = base.add(cpu).add(memory).add(containers).add(datacenter);
        return Json.object()
                .put("host", score.hostName())
                .put("total", total.stripTrailingZeros().doubleValue())
                .put(
                        "factors",
                        Json.object()
                                .put("base", base.doubleValue())
                                .put("cpu", cpu.doubleValue())
                                .put("memory", memory.doubleValue())
                                .put("containers", containers.doubleValue())
                                .put("datacenter", datacenter.doubleValue()))
                .put("excludedBy", score.excludedBy());
    }

    private static BigDecimal hundredths(double value) {
        return BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_UP);
    }

    private String text(PlannedStack planned, Placement placement, List<String> warnings) {
        DeployPlan plan = planned.plan();
        StringBuilder text = new StringBuilder(
                "Stack " + plan.stack() + ", strategy " + placement.strategy().word() + ": " + title(plan) + "\n\n");
        text.append(scores(placement)).append("\n");
        text.append(steps(plan));
        warnings.forEach(w -> text.append("\nwarning: ").append(w));
        return text.toString().stripTrailing();
    }

    /** By host, as they run. */
    String steps(DeployPlan plan) {
        StringBuilder text = new StringBuilder();
        plan.steps().stream().map(s -> s.head().hostName()).distinct().sorted().forEach(host -> {
            text.append("\n").append(host).append("\n");
            plan.steps().stream().filter(s -> s.head().hostName().equals(host)).forEach(s -> {
                text.append(String.format(
                        Locale.ROOT,
                        "  %-8s %s%s%n",
                        s.action(),
                        s.head().target(),
                        s.head().downtime().isPresent() ? "  (downtime)" : ""));
                text.append("           ").append(s.head().reason()).append("\n");
                if (s.changes()) {
                    command(s)
                            .lines()
                            .forEach(l -> text.append("           $ ").append(l).append("\n"));
                }
            });
        });
        return text.toString();
    }

    private static String scores(Placement placement) {
        TextTable table = new TextTable("service", "host", "total", "cpu", "memory", "containers", "datacenter", "why");
        for (ScoreCard card : placement.cards()) {
            for (Score score : card.scores()) {
                table.row(
                        card.instance(),
                        (score.chosen() ? "* " : "  ") + score.hostName(),
                        number(score.total(), score),
                        number(score.factors().cpu(), score),
                        number(score.factors().memory(), score),
                        number(score.factors().containers(), score),
                        number(score.factors().datacenter(), score),
                        score.excludedBy().orElse(score.verdict()));
            }
        }
        return table.toString();
    }

    private static String number(double value, Score score) {
        return score.excludedBy().isPresent() ? "-" : String.format(Locale.ROOT, "%.2f", value);
    }
}
