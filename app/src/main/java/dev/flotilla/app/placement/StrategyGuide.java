package dev.flotilla.app.placement;

import dev.flotilla.app.stack.Strategy;
import java.util.List;

/** What each strategy is for, and what is recommended for a fleet of a given size. Shown beside the chooser. */
public final class StrategyGuide {
    /** From here on a fleet outgrows hand-made placement. */
    public static final int MANY_HOSTS = 20;

    private static final int FEW_HOSTS = 5;

    private StrategyGuide() {}

    /** In the order in which a chooser offers them. */
    public static List<Strategy> all() {
        return List.of(Strategy.TOGETHER, Strategy.AUTO, Strategy.SPREAD, Strategy.DATACENTER, Strategy.MANUAL);
    }

    /** One sentence. */
    public static String purpose(Strategy strategy) {
        return switch (strategy) {
            case TOGETHER -> "Keeps the whole stack on one host, where its services reach each other by name";
            case AUTO -> "Balances by free cpu, free memory, number of containers and datacenter: for general use";
            case MANUAL ->
                "Puts each service on the host that its constraint names: for compliance and for data that"
                        + " must stay where it is";
            case SPREAD ->
                "Puts each service on the host with the fewest containers: for availability, whatever the"
                        + " resources";
            case DATACENTER -> "Spreads over the hosts of the stack's own datacenter: for short ways and local data";
        };
    }

    /** Whether the guideline names the strategy for a fleet of this size; keeping together is never wrong. */
    public static boolean isRecommended(Strategy strategy, int hosts) {
        return switch (strategy) {
            case TOGETHER, AUTO, DATACENTER -> true;
            case MANUAL, SPREAD -> hosts <= FEW_HOSTS;
        };
    }

    /** One or two sentences for a fleet of this size. */
    public static String recommendation(int hosts) {
        if (hosts <= 1) {
            return "With one host every strategy puts everything there.";
        }
        if (hosts <= FEW_HOSTS) {
            return "With 2 to 5 hosts any strategy works well.";
        }
        if (hosts <= MANY_HOSTS) {
            return "With 5 to 20 hosts choose auto or datacenter.";
        }
        return "With more than 20 hosts consider an orchestrator: Docker Swarm for stacks like these, or Kubernetes."
                + " Until then choose auto or datacenter.";
    }
}
