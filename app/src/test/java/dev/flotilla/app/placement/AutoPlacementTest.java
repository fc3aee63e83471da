package dev.flotilla.app.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.flotilla.app.stack.Stack;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class AutoPlacementTest {
    private static final String TWO = """
            name: shop
            x-flotilla: {strategy: auto, location: dc1}
            services:
              web: {image: nginx, depends_on: [db]}
              db: {image: postgres}
            """;

    private static Candidate[] threeHosts() {
        return new Candidate[] {
            Hosts.named("h1")
                    .in("dc1")
                    .memory(8, 4)
                    .load(OptionalDouble.of(0.30))
                    .containers(3)
                    .candidate(),
            Hosts.named("h2")
                    .in("dc1")
                    .memory(16, 12)
                    .load(OptionalDouble.of(0.20))
                    .containers(2)
                    .candidate(),
            Hosts.named("h3")
                    .in("dc2")
                    .memory(16, 14)
                    .load(OptionalDouble.of(0.15))
                    .containers(1)
                    .candidate(),
        };
    }

    private static Map<String, Double> totals(ScoreCard card) {
        Map<String, Double> totals = new LinkedHashMap<>();
        card.scores().forEach(s -> totals.put(s.hostName(), s.total()));
        return totals;
    }

    @Test
    void theThreeHostsOfTheExampleScoreAsDocumented() {
        Placement placement = Placing.of(TWO, threeHosts()).placement();

        ScoreCard first = placement.cards().getFirst();
        assertThat(first.instance()).as("what is waited for comes first").isEqualTo("db");
        assertThat(totals(first).keySet()).containsExactly("h2", "h1", "h3");
        assertThat(totals(first).get("h1")).isCloseTo(166, within(1e-9));
        assertThat(totals(first).get("h2")).isCloseTo(176.5, within(1e-9));
        assertThat(totals(first).get("h3")).isCloseTo(141.75, within(1e-9));
    }

    @Test
    void theNextServiceSeesWhatThePlanHasPlaced() {
        Placement placement = Placing.of(TWO, threeHosts()).placement();

        // half a core of 8 and 1 GiB of 16 more, and a container
        ScoreCard second = placement.cards().get(1);
        assertThat(totals(second).get("h2"))
                .isCloseTo(100 + 30 * (0.8 - 0.5 / 8) + 30 * 11 / 16.0 + 10 + 20, within(1e-9));
        assertThat(totals(second).get("h1")).isCloseTo(166, within(1e-9));
    }

    @Test
    void factorsSumToTheTotalOfTheFormula() {
        Score score = Placing.of(TWO, threeHosts())
                .placement()
                .cards()
                .getFirst()
                .scores()
                .getFirst();

        assertThat(score.factors()).isEqualTo(new Factors(100, 24, 22.5, 10, 20));
        assertThat(score.chosen()).isTrue();
        assertThat(score.verdict()).isEqualTo("The highest score");
    }

    @Test
    void containersCountThisPlansToo() {
        String six = "name: six\nx-flotilla: {strategy: auto}\nservices:\n"
                + String.join(
                        "",
                        List.of("a", "b", "c").stream()
                                .map(s -> "  " + s + ": {image: x}\n")
                                .toList());
        Placement placement =
                Placing.of(six, Hosts.named("h").containers(3).candidate()).placement();

        assertThat(placement.cards())
                .extracting(c -> c.scores().getFirst().factors().containers())
                .containsExactly(10.0, 10.0, 0.0);
        Placement full =
                Placing.of(six, Hosts.named("h").containers(9).candidate()).placement();
        assertThat(full.cards())
                .extracting(c -> c.scores().getFirst().factors().containers())
                .containsExactly(0.0, 0.0, -10.0);
    }

    @Test
    void withoutALoadFigureTheCpuPointsAreLost() {
        Placement placement = Placing.of(
                        TWO, Hosts.named("h").load(OptionalDouble.empty()).candidate())
                .placement();

        assertThat(placement.cards().getFirst().scores().getFirst().factors().cpu())
                .isZero();
    }

    @Test
    void tiesGoToFewerContainersThenToTheName() {
        Candidate a = Hosts.named("a").containers(4).candidate();
        Candidate b = Hosts.named("b").containers(3).candidate();
        Candidate c = Hosts.named("c").containers(3).candidate();
        String one = "x-flotilla: {strategy: auto}\nservices: {web: {image: nginx}}";

        assertThat(Placing.of(one, a, c, b).hosts()).isEqualTo(Map.of("web", "b"));
        assertThat(Placing.of(one, b, a, c).hosts()).isEqualTo(Map.of("web", "b"));
    }

    @Test
    void aWaveringLoadMovesNothingThatRuns() {
        Candidate a = Hosts.named("a").load(OptionalDouble.of(0.25)).candidate();
        Candidate b = Hosts.named("b").load(OptionalDouble.of(0.05)).candidate();
        String one = "x-flotilla: {strategy: auto}\nservices: {web: {image: nginx}}";

        assertThat(Placing.of(one, a, b).hosts()).isEqualTo(Map.of("web", "b"));
        assertThat(Placing.of(one, a, b).standing(Map.of("web", "a")).hosts()).isEqualTo(Map.of("web", "a"));
        Candidate busy = Hosts.named("a").load(OptionalDouble.of(0.95)).candidate();
        assertThat(Placing.of(one, busy, b).standing(Map.of("web", "a")).hosts())
                .isEqualTo(Map.of("web", "b"));
    }

    @Test
    void theSeedsStackSpreadsOverEqualHosts() {
        Stack stack = Placing.stack("""
                name: my-app
                x-flotilla: {strategy: auto}
                services:
                  web: {image: nginx, depends_on: [postgres]}
                  api: {image: myapp/api, depends_on: [postgres, redis]}
                  postgres: {image: postgres}
                  redis: {image: redis}
                """);
        var placing =
                new Placing(stack, List.of(Hosts.idle("h1"), Hosts.idle("h2"), Hosts.idle("h3")), Map.of(), Map.of());

        assertThat(placing.hosts()).isEqualTo(Map.of("postgres", "h1", "redis", "h2", "web", "h3", "api", "h1"));
    }
}
