package dev.flotilla.app.ui.deploy;

import dev.flotilla.app.deploy.DeployPlan;
import dev.flotilla.app.deploy.Step;
import dev.flotilla.app.deploy.plan.BasisFacts;
import dev.flotilla.app.docker.ContainerSpec;
import dev.flotilla.app.docker.PublishedPort;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.ui.kit.Amounts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the survey behind a plan knows of the host ports that it takes. */
final class PortFindings {
    private int free;
    private int unknown;
    private final List<String> taken = new ArrayList<>();

    private PortFindings() {}

    /** Empty when the plan publishes nothing. */
    static Optional<Finding> of(DeployPlan plan) {
        PortFindings ports = new PortFindings();
        for (Step step : plan.steps()) {
            Finding.spec(step).ifPresent(spec -> ports.look(plan, step, spec));
        }
        return ports.finding();
    }

    private void look(DeployPlan plan, Step step, ContainerSpec spec) {
        HostId host = step.head().host();
        Set<String> leaving = leaving(plan, host);
        for (PublishedPort port : spec.ports()) {
            Optional<List<String>> holders = BasisFacts.holders(plan.basis(), host, port.hostPort(), port.protocol());
            if (holders.isEmpty()) {
                unknown++;
                continue;
            }
            List<String> others =
                    holders.get().stream().filter(h -> !leaving.contains(h)).toList();
            if (others.isEmpty()) {
                free++;
            } else {
                taken.add("port " + port.hostPort() + "/" + port.protocol().word() + " on "
                        + step.head().hostName() + " is held by " + String.join(", ", others));
            }
        }
    }

    /** Containers of a host that give their ports back in this plan. */
    private static Set<String> leaving(DeployPlan plan, HostId host) {
        Set<String> leaving = new HashSet<>();
        for (Step step : plan.steps()) {
            if (step.head().host().equals(host)) {
                switch (step) {
                    case Step.ReplaceContainer replace -> leaving.add(replace.oldName());
                    case Step.StopContainer stop -> leaving.add(stop.name());
                    case Step.RemoveContainer remove -> leaving.add(remove.name());
                    case Step.CreateContainer other -> {}
                    case Step.MoveContainer other -> {}
                    case Step.PullImage other -> {}
                    case Step.CreateNetwork other -> {}
                    case Step.CreateVolume other -> {}
                    case Step.StartContainer other -> {}
                    case Step.WaitReady other -> {}
                    case Step.RemoveNetwork other -> {}
                    case Step.RemoveVolume other -> {}
                }
            }
        }
        return leaving;
    }

    private Optional<Finding> finding() {
        if (!taken.isEmpty()) {
            return Optional.of(new Finding(
                    false,
                    "The survey found " + Amounts.count(taken.size(), "port", "ports") + " taken",
                    String.join("; ", taken) + ". FL-2101"));
        }
        if (free == 0 || unknown > 0) {
            return Optional.empty();
        }
        return Optional.of(new Finding(
                true,
                (free == 1
                                ? "No container holds the port that it publishes."
                                : "No other container holds any of the " + free + " ports that it publishes.")
                        + " Programs outside of containers are not seen.",
                ""));
    }
}
