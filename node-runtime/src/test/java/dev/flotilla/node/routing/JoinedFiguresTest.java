package dev.flotilla.node.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class JoinedFiguresTest {
    private static final HealthGate GATE = HealthGate.DEFAULT;

    @Test
    void requestsOfAllNodesAddUp() {
        ModelFigures all = JoinedFigures.of(
                List.of(new ModelFigures(30, 10, 0), new ModelFigures(10, 50, 0.1), ModelFigures.NONE), GATE);
        assertThat(all.requests()).isEqualTo(40);
        assertThat(all.p95Millis()).isEqualTo(20);
        assertThat(all.errorRate()).isEqualTo(0.025);
        assertThat(JoinedFigures.of(List.of(), GATE)).isEqualTo(ModelFigures.NONE);
    }

    @Test
    void oneNodeThatFailsByItselfStandsForAll() {
        ModelFigures broken = new ModelFigures(50, 10, 1);
        assertThat(JoinedFigures.of(List.of(new ModelFigures(5000, 10, 0), broken), GATE))
                .isEqualTo(broken);
    }

    @Test
    void aFewBadRequestsOnOneNodeCountLittle() {
        ModelFigures all = JoinedFigures.of(List.of(new ModelFigures(500, 10, 0), new ModelFigures(3, 10, 1)), GATE);
        assertThat(GATE.judge(all)).isEqualTo(new HealthGate.Verdict.Passed());
    }
}
