package dev.flotilla.app.ui.deploy;

import dev.flotilla.app.base.AddressForm;
import dev.flotilla.app.base.Place;
import dev.flotilla.app.deploy.DeployPlan;
import dev.flotilla.app.deploy.PlanWarning;
import dev.flotilla.app.deploy.Step;
import dev.flotilla.app.docker.ContainerSpec;
import dev.flotilla.app.docker.PublishedPort;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Something to know before an apply.
 *
 * @param good a thing that was looked at and found in order
 * @param detail what to do, the place in the file and the code
 */
public record Finding(boolean good, String what, String detail) {
    static final String OPEN_TO_THE_WORLD = "FL-2104";

    /** The warnings of a plan, the ports that face every network, and what was checked. */
    public static List<Finding> of(DeployPlan plan) {
        List<Finding> all = new ArrayList<>();
        for (PlanWarning warning : plan.warnings()) {
            all.add(new Finding(
                    false,
                    warning.message(),
                    joined(warning.hint(), warning.place().map(Place::inWords), warning.code())));
        }
        if (plan.warnings().stream().noneMatch(w -> w.code().equals(OPEN_TO_THE_WORLD))) {
            plan.steps().forEach(step -> spec(step).ifPresent(spec -> addOpenPorts(step, spec, all)));
        }
        PortFindings.of(plan).ifPresent(all::add);
        return all;
    }

    private static void addOpenPorts(Step step, ContainerSpec spec, List<Finding> all) {
        for (PublishedPort port : spec.ports()) {
            if (AddressForm.isEverywhere(port.hostIp())) {
                all.add(new Finding(
                        false,
                        "Port " + port.hostPort() + " on " + step.head().hostName() + " is open to every network",
                        spec.name() + " publishes on " + (port.hostIp().isEmpty() ? "0.0.0.0" : port.hostIp())
                                + ". Docker's own rules pass the host's firewall. " + OPEN_TO_THE_WORLD));
            }
        }
    }

    static Optional<ContainerSpec> spec(Step step) {
        return switch (step) {
            case Step.CreateContainer create -> Optional.of(create.spec());
            case Step.ReplaceContainer replace -> Optional.of(replace.spec());
            case Step.MoveContainer move -> Optional.of(move.spec());
            case Step.PullImage other -> Optional.empty();
            case Step.CreateNetwork other -> Optional.empty();
            case Step.CreateVolume other -> Optional.empty();
            case Step.StartContainer other -> Optional.empty();
            case Step.WaitReady other -> Optional.empty();
            case Step.StopContainer other -> Optional.empty();
            case Step.RemoveContainer other -> Optional.empty();
            case Step.RemoveNetwork other -> Optional.empty();
            case Step.RemoveVolume other -> Optional.empty();
        };
    }

    private static String joined(String hint, Optional<String> place, String code) {
        StringBuilder text = new StringBuilder(hint);
        place.ifPresent(p -> text.append(text.isEmpty() ? "" : " ").append(p).append('.'));
        return text.append(text.isEmpty() ? "" : " ").append(code).toString();
    }
}
