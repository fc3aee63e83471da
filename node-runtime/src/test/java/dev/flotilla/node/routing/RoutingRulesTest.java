package dev.flotilla.node.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoutingRulesTest {
    private static final Instant NOW = Instant.parse("2026-11-20T04:34:00Z");

    @ParameterizedTest
    @CsvSource({
        "1, 0, ''",
        "0.95, 0.05, ''",
        "0.1, 0.9000000000000001, ''",
        "-6.5, 7.5, 'weight -6.5 of v1 is not between 0 and 1'",
        "0.5, 1.5, 'weight 1.5 of v2 is not between 0 and 1'",
        "0.5, 0.4, 'the weights sum to 0.9, not to 1'",
        "0.5, 0.6, 'the weights sum to 1.1, not to 1'"
    })
    void weightsLieBetweenZeroAndOneAndSumToOne(double stable, double canary, String problem) {
        assertThat(RoutingRules.problem(state(stable, canary), Set.of()).orElse(""))
                .isEqualTo(problem);
    }

    @Test
    void onlyKnownModelsAreRoutedTo() {
        assertThat(RoutingRules.problem(state(0.5, 0.5), Set.of("v1", "v2"))).isEmpty();
        assertThat(RoutingRules.problem(state(0.5, 0.5), Set.of("v1"))).contains("model v2 is not known here");
        RoutingState third = new RoutingState(2, "v1", "v2", Map.of("v3", 1.0), RoutingStatus.PREPARED, "t", NOW);
        assertThat(RoutingRules.problem(third, Set.of())).contains("model v3 is neither stable nor canary");
    }

    @Test
    void onlyMoreForTheCanaryAsksTheGate() {
        RoutingState half = state(0.5, 0.5);
        assertThat(RoutingRules.raisesExposure(half, state(0.4, 0.6))).isTrue();
        assertThat(RoutingRules.raisesExposure(half, state(0.6, 0.4))).isFalse();
        assertThat(RoutingRules.raisesExposure(half, half)).isFalse();
    }

    @Test
    void theChoiceFollowsTheWeightsAndSticksToAKey() {
        RoutingState five = state(0.95, 0.05);
        RoutingState twenty = state(0.8, 0.2);
        int canary = 0;
        int kept = 0;
        for (int i = 0; i < 20_000; i++) {
            String key = "user-" + i;
            if (ModelChoice.ofKey(five, key).equals("v2")) {
                canary++;
                kept += ModelChoice.ofKey(twenty, key).equals("v2") ? 1 : 0;
            }
        }
        assertThat(canary).isBetween(850, 1150);
        assertThat(kept).as("who had the canary keeps it when it grows").isEqualTo(canary);
        assertThat(ModelChoice.ofKey(state(1, 0), "any")).isEqualTo("v1");
        assertThat(ModelChoice.ofKey(state(0, 1), "any")).isEqualTo("v2");
        assertThat(ModelChoice.at(five, 0.949)).isEqualTo("v1");
        assertThat(ModelChoice.at(five, 0.951)).isEqualTo("v2");
        assertThat(ModelChoice.at(state(1, 0), Math.nextDown(1.0))).isEqualTo("v1");
        assertThat(ModelChoice.at(state(0, 1), 0)).isEqualTo("v2");
    }

    private static RoutingState state(double stable, double canary) {
        Map<String, Double> weights = new LinkedHashMap<>();
        weights.put("v1", stable);
        weights.put("v2", canary);
        return new RoutingState(2, "v1", "v2", weights, RoutingStatus.PREPARED, "t", NOW);
    }
}
