package dev.flotilla.app.placement;

import java.util.List;

/** Every candidate of one instance: eligible ones best first, then the excluded ones by name. */
public record ScoreCard(String instance, List<Score> scores) {
    public ScoreCard {
        scores = List.copyOf(scores);
    }
}
