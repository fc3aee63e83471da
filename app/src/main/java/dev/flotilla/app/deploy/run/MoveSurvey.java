package dev.flotilla.app.deploy.run;

import dev.flotilla.app.deploy.Survey;
import dev.flotilla.app.deploy.SurveyedHost;
import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.observe.ObservedFleet;
import dev.flotilla.app.observe.Reach;
import dev.flotilla.app.secret.KeyedHash;
import dev.flotilla.app.stack.Stack;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Surveys for a question that will not wait: with what the watchers know of silent hosts and of load. */
final class MoveSurvey {
    private final HostSurvey survey;
    private final KeyedHash hash;

    MoveSurvey(HostSurvey survey, KeyedHash hash) {
        this.survey = survey;
        this.hash = hash;
    }

    Survey ask(Stack stack, Fleet fleet, ObservedFleet seen) throws InterruptedException {
        Map<HostId, SurveyedHost> known = new HashMap<>();
        List<Host> toAsk = new ArrayList<>();
        for (Host host : fleet.hosts()) {
            if (seen.host(host.id()).reach() instanceof Reach.Silent silent) {
                known.put(host.id(), SurveyedHost.silent(host, silent.problem()));
            } else {
                toAsk.add(host);
            }
        }
        Survey asked =
                survey.ask(toAsk, new HostSurvey.Wanted(stack.name(), StackPlanning.images(stack), false, false), hash);
        asked.hosts().forEach(h -> known.put(h.host().id(), withLoads(h, seen)));
        return new Survey(fleet.hosts().stream()
                .map(Host::id)
                .filter(known::containsKey)
                .map(known::get)
                .toList());
    }

    private static SurveyedHost withLoads(SurveyedHost host, ObservedFleet seen) {
        return new SurveyedHost(
                host.host(),
                host.address(),
                host.silent(),
                host.facts(),
                host.containers(),
                host.networks(),
                host.volumes(),
                host.images(),
                host.details(),
                seen.host(host.host().id()).loads());
    }
}
