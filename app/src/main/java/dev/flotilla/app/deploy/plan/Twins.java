package dev.flotilla.app.deploy.plan;

import dev.flotilla.app.base.HostReason;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.deploy.SurveyedHost;
import java.util.List;
import java.util.Optional;

/** Finds an engine that is in the fleet under two names. */
public final class Twins {
    private Twins() {}

    /** FL-1121 for the first two hosts that are one machine; a plan would count it twice. */
    public static Optional<Problem> among(List<SurveyedHost> hosts) {
        for (int i = 0; i < hosts.size(); i++) {
            for (SurveyedHost later : hosts.subList(i + 1, hosts.size())) {
                if (areOne(hosts.get(i), later)) {
                    return Optional.of(
                            problem(hosts.get(i).host().name(), later.host().name()));
                }
            }
        }
        return Optional.empty();
    }

    private static boolean areOne(SurveyedHost one, SurveyedHost other) {
        return one.facts()
                .flatMap(facts -> other.facts().map(facts::isSameEngineAs))
                .orElse(false);
    }

    private static Problem problem(String one, String other) {
        return Problem.of(
                        "FL-1121",
                        one + " and " + other + " are one and the same engine, which would be counted twice.",
                        "Forget one of the two (`flotilla host remove " + other + "`), or correct its address.")
                .onHosts(List.of(
                        new HostReason(one, "is the same engine as " + other),
                        new HostReason(other, "is the same engine as " + one)));
    }
}
