package dev.flotilla.app.ui.inspector;

import dev.flotilla.app.docker.RunningContainer;
import dev.flotilla.app.observe.Labels;
import dev.flotilla.app.placement.Placement;
import dev.flotilla.app.placement.Score;
import dev.flotilla.app.placement.ScoreCard;
import dev.flotilla.app.stack.Strategy;
import dev.flotilla.app.ui.kit.Amounts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Why a container is on its host, in short.
 *
 * @param sentence why the host was chosen
 * @param others why each other host was not, the best first
 * @param placement to be shown in full
 */
record WhyHere(String instance, String sentence, List<String> others, Placement placement) {
    private static final int SHOWN = 3;

    WhyHere {
        others = List.copyOf(others);
    }

    /** Empty when no apply of ours that is known here put it there. */
    static Optional<WhyHere> of(RunningContainer container, String hostName, Optional<Placement> placed) {
        return container
                .label(Labels.INSTANCE)
                .flatMap(instance -> placed.flatMap(p -> p.cards().stream()
                        .filter(card -> card.instance().equals(instance))
                        .findFirst()
                        .flatMap(card -> of(card, hostName, p))));
    }

    private static Optional<WhyHere> of(ScoreCard card, String hostName, Placement placement) {
        return card.scores().stream().filter(Score::chosen).findFirst().map(chosen -> {
            List<String> others = new ArrayList<>();
            card.scores().stream()
                    .filter(s -> !s.chosen())
                    .limit(SHOWN)
                    .forEach(s -> others.add(other(s, placement.strategy())));
            int more = card.scores().size() - 1 - others.size();
            if (more > 0) {
                others.add(Amounts.count(more, "more host", "more hosts") + " in the score card");
            }
            return new WhyHere(
                    card.instance(), sentence(card, chosen, hostName, placement.strategy()), others, placement);
        });
    }

    private static String sentence(ScoreCard card, Score chosen, String hostName, Strategy strategy) {
        if (!chosen.hostName().equals(hostName)) {
            return "The last apply put it on " + chosen.hostName() + ": " + lower(chosen.verdict()) + ".";
        }
        long eligible =
                card.scores().stream().filter(s -> s.excludedBy().isEmpty()).count();
        String points = usesPoints(strategy) ? ", " + number(chosen) + " points" : "";
        return chosen.verdict() + points + "." + (eligible > 1 ? " " + eligible + " hosts could take it." : "");
    }

    private static String other(Score score, Strategy strategy) {
        return score.excludedBy()
                .map(why -> score.hostName() + ": " + lower(why) + ".")
                .orElseGet(() -> score.hostName() + (usesPoints(strategy) ? " (" + number(score) + ")" : "") + ": "
                        + lower(score.verdict()) + ".");
    }

    private static boolean usesPoints(Strategy strategy) {
        return strategy == Strategy.AUTO || strategy == Strategy.TOGETHER;
    }

    private static String number(Score score) {
        return String.format(Locale.ROOT, "%.1f", score.total());
    }

    private static String lower(String sentence) {
        return sentence.isEmpty() ? sentence : Character.toLowerCase(sentence.charAt(0)) + sentence.substring(1);
    }
}
