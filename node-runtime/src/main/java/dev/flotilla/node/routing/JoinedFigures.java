package dev.flotilla.node.routing;

import java.util.List;

/** The canary's figures of several nodes as one, for the gate. */
public final class JoinedFigures {
    private JoinedFigures() {}

    /**
     * Each figure weighted by the requests behind it, so that few of them count little. A node that has enough of them and fails by itself stands for
     * all: a canary that is broken on one machine is broken.
     */
    public static ModelFigures of(List<ModelFigures> each, HealthGate gate) {
        long requests = 0;
        double millis = 0;
        double errors = 0;
        for (ModelFigures one : each) {
            if (gate.judge(one) instanceof HealthGate.Verdict.Failed) {
                return one;
            }
            requests += one.requests();
            millis += one.p95Millis() * one.requests();
            errors += one.errorRate() * one.requests();
        }
        return requests == 0
                ? ModelFigures.NONE
                : new ModelFigures(requests, millis / requests, Math.min(1, errors / requests));
    }
}
