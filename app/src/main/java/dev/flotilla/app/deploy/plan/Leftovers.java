package dev.flotilla.app.deploy.plan;

import dev.flotilla.app.deploy.SurveyedHost;
import dev.flotilla.app.docker.NetworkFacts;
import dev.flotilla.app.docker.RunningContainer;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.observe.Labels;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is there of a stack and is no longer wished. */
final class Leftovers {

    /** A container to remove and why. */
    record Leftover(SurveyedHost host, RunningContainer container, String reason) {
        String instance() {
            return container.label(Labels.INSTANCE).orElse(container.name());
        }
    }

    private Leftovers() {}

    static List<Leftover> containers(String stack, List<SurveyedHost> hosts, List<Decision> decisions) {
        Set<String> kept = new HashSet<>();
        for (Decision decision : decisions) {
            decision.site().here().ifPresent(c -> kept.add(key(decision.site().host(), c)));
        }
        List<Leftover> found = new ArrayList<>();
        for (SurveyedHost host : hosts) {
            for (RunningContainer container : host.containers()) {
                if (Sites.isOf(container, stack) && !kept.contains(key(host, container))) {
                    found.add(new Leftover(host, container, reason(container, host, decisions)));
                }
            }
        }
        return found;
    }

    static List<NetworkFacts> networks(String stack, SurveyedHost host, Set<String> needed) {
        return host.networks().stream()
                .filter(n -> stack.equals(n.labels().get(Labels.STACK)))
                .filter(n -> !needed.contains(n.name()))
                .toList();
    }

    private static String reason(RunningContainer container, SurveyedHost host, List<Decision> decisions) {
        if (Sites.isAside(container)) {
            return "Set aside by an earlier apply and no longer needed.";
        }
        String instance = container.label(Labels.INSTANCE).orElse("");
        Optional<Decision> wished = decisions.stream()
                .filter(d -> d.site().instance().name().equals(instance))
                .findFirst();
        if (wished.isEmpty()) {
            return "No longer in the stack file.";
        }
        HostId target = wished.get().site().host().host().id();
        return target.equals(host.host().id())
                ? "A second container of " + instance + "."
                : instance + " moves to " + wished.get().site().host().host().name() + ".";
    }

    private static String key(SurveyedHost host, RunningContainer container) {
        return host.host().id() + "/" + container.id().value();
    }
}
