package dev.flotilla.app.placement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.base.Outcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PlacementPropertyTest {
    private static final int SEEDS = 10_000;

    private final Placer placer = new Placer();

    @Test
    void whereAPlacementIsPlantedOneIsFoundAndBreaksNoConstraint() {
        List<String> broken = new ArrayList<>();
        for (long seed = 0; seed < SEEDS && broken.size() < 5; seed++) {
            PlacementRequest request = Planted.of(seed);
            switch (placer.place(request)) {
                case Outcome.Failed<Placement> failed ->
                    broken.add("seed " + seed + " (" + request.stack().strategy() + ", "
                            + request.candidates().size() + " hosts, "
                            + request.stack().services().size() + " services): " + failed.first());
                case Outcome.Ok<Placement>(Placement placement) -> {
                    List<String> rules = Audit.of(request, placement);
                    if (!rules.isEmpty()) {
                        broken.add("seed " + seed + ": " + rules);
                    }
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void theSameInputGivesTheSameOutputInAnyOrderOfHosts() {
        for (long seed = 0; seed < 300; seed++) {
            PlacementRequest request = Planted.of(seed);
            List<Candidate> shuffled = new ArrayList<>(request.candidates());
            Collections.shuffle(shuffled, new Random(seed));
            var again = new PlacementRequest(request.stack(), shuffled, request.pins(), request.standing());

            assertThat(new Placer().place(again)).isEqualTo(placer.place(request));
        }
    }

    @Test
    void scoreCardsTellWhatThePlacementDid() {
        for (long seed = 0; seed < 300; seed++) {
            PlacementRequest request = Planted.of(seed);
            if (!(placer.place(request) instanceof Outcome.Ok<Placement>(Placement placement))) {
                throw new AssertionError("seed " + seed);
            }
            assertThat(placement.cards())
                    .extracting(ScoreCard::instance)
                    .containsExactlyElementsOf(placement.hosts().keySet());
            for (ScoreCard card : placement.cards()) {
                assertThat(card.scores()).hasSize(request.candidates().size());
                List<Score> chosen =
                        card.scores().stream().filter(Score::chosen).toList();
                assertThat(chosen).hasSize(1);
                assertThat(chosen.getFirst().host()).isEqualTo(placement.hosts().get(card.instance()));
                assertThat(chosen.getFirst().excludedBy()).isEmpty();
                assertThat(card.scores())
                        .allSatisfy(s -> assertThat(s.verdict()).isNotBlank());
            }
        }
    }
}
