package dev.flotilla.app.deploy.plan;

import dev.flotilla.app.base.AddressForm;
import dev.flotilla.app.deploy.PlanWarning;
import dev.flotilla.app.docker.PublishedPort;
import dev.flotilla.app.placement.Placement;
import dev.flotilla.app.stack.Mount;
import dev.flotilla.app.stack.Stack;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the user should know before a plan runs. */
final class Warnings {
    private Warnings() {}

    static List<PlanWarning> of(Stack stack, Placement placement, List<Decision> decisions) {
        List<PlanWarning> warnings = new ArrayList<>();
        placement.warnings().forEach(w -> warnings.add(new PlanWarning("FL-2201", w, "", Optional.empty())));
        long hosts = decisions.stream()
                .map(d -> d.site().host().host().id())
                .distinct()
                .count();
        for (Decision decision : decisions) {
            Site site = decision.site();
            site.ports().stream().filter(Warnings::facesTheWorld).forEach(p -> warnings.add(world(site, p)));
            if (decision.kind() == Decision.Kind.MOVE) {
                moved(stack, site, warnings);
            }
            if (hosts > 1
                    && !site.ports().isEmpty()
                    && AddressForm.isLoopback(site.host().address())
                    && !site.host().host().isEmbedded()) {
                warnings.add(new PlanWarning(
                        "FL-2105",
                        "Other hosts are told to reach " + site.instance().name() + " at "
                                + site.host().address() + ", which is each host itself.",
                        "Give host " + site.host().host().name() + " the address by which others reach it.",
                        Optional.of(site.service().where())));
            }
        }
        return List.copyOf(warnings);
    }

    static boolean facesTheWorld(PublishedPort port) {
        return AddressForm.isWildcard(port.hostIp());
    }

    private static PlanWarning world(Site site, PublishedPort port) {
        return new PlanWarning(
                "FL-2104",
                "Port " + port.hostPort() + "/" + port.protocol().word() + " of "
                        + site.instance().name() + " faces the world: it is published on every address of host "
                        + site.host().host().name() + ".",
                "Give the port an address in the file, or leave the address out for the host's own.",
                Optional.of(site.service().where()));
    }

    private static void moved(Stack stack, Site site, List<PlanWarning> warnings) {
        String from = site.standing().orElseThrow().host().host().name();
        for (Mount mount : site.service().mounts()) {
            if (mount instanceof Mount.Named named) {
                warnings.add(new PlanWarning(
                        "FL-2306",
                        "Volume " + named.volume() + " of stack " + stack.name() + " stays on host " + from + ": "
                                + site.instance().name() + " starts without its data.",
                        "Copy the data first, or keep the service where it is.",
                        Optional.of(site.service().where())));
            }
        }
    }
}
