package dev.flotilla.app.ui.stacks;

import dev.flotilla.app.stack.Strategy;
import dev.flotilla.app.ui.kit.Amounts;
import java.util.Arrays;
import java.util.List;

/**
 * What each strategy is for, and what is advised for a fleet of a size. The limits (2 to 5, 5 to 20, above 20 hosts) are
 * those of the Graphium guideline for distributed stacks.
 */
public record StrategyGuide(String advice, boolean tooLarge, List<Choice> choices) {
    /** @param advised for a fleet of this size */
    public record Choice(Strategy strategy, String name, String purpose, boolean advised) {}

    public StrategyGuide {
        choices = List.copyOf(choices);
    }

    public static StrategyGuide of(int hosts) {
        return new StrategyGuide(
                advice(hosts),
                hosts > 20,
                Arrays.stream(Strategy.values())
                        .map(s -> new Choice(s, name(s), purpose(s), advised(s, hosts)))
                        .toList());
    }

    private static String advice(int hosts) {
        String size = Amounts.count(hosts, "host", "hosts");
        if (hosts < 2) {
            return "With " + size + " every strategy gives the same.";
        }
        if (hosts < 5) {
            return "With " + size + " any strategy works well.";
        }
        if (hosts <= 20) {
            return "With " + size + ", auto or datacenter is advised.";
        }
        return "With " + size + " an orchestrator serves better: Docker Swarm or Kubernetes. Until then, auto or"
                + " datacenter is advised.";
    }

    private static boolean advised(Strategy strategy, int hosts) {
        return hosts >= 5 && (strategy == Strategy.AUTO || strategy == Strategy.DATACENTER);
    }

    public static String name(Strategy strategy) {
        return switch (strategy) {
            case TOGETHER -> "Together";
            case AUTO -> "Auto";
            case MANUAL -> "Manual";
            case SPREAD -> "Spread";
            case DATACENTER -> "Datacenter";
        };
    }

    public static String purpose(Strategy strategy) {
        return switch (strategy) {
            case TOGETHER ->
                "One host for the whole stack. Services reach each other by name; nothing in the file must change.";
            case AUTO ->
                "The host with the best score for each service: free cores and memory, few containers, the stack's"
                        + " datacenter.";
            case MANUAL ->
                "Where the constraints in the file say. For services that belong to a certain machine, such as one with a"
                        + " GPU or a large disk.";
            case SPREAD ->
                "The host with the fewest containers for each service. For high availability: the loss of one host costs"
                        + " as little as possible.";
            case DATACENTER -> "Spread within the stack's own datacenter. For services that talk much to each other.";
        };
    }
}
