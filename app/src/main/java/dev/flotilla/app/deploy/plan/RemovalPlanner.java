package dev.flotilla.app.deploy.plan;

import dev.flotilla.app.deploy.DeployPlan;
import dev.flotilla.app.deploy.PlanWarning;
import dev.flotilla.app.deploy.Step;
import dev.flotilla.app.deploy.Survey;
import dev.flotilla.app.deploy.SurveyedHost;
import dev.flotilla.app.docker.NetworkFacts;
import dev.flotilla.app.docker.RunningContainer;
import dev.flotilla.app.docker.VolumeFacts;
import dev.flotilla.app.observe.Labels;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Plans to stop a stack and to remove it: everything that carries its label, wherever it is. */
public final class RemovalPlanner {
    private RemovalPlanner() {}

    public static DeployPlan stop(String stack, Survey survey, Instant at) {
        Drafts drafts = new Drafts(Masking.NONE);
        for (SurveyedHost host : survey.hosts()) {
            for (RunningContainer container : host.containers()) {
                if (Sites.isOf(container, stack) && isUp(container)) {
                    String instance = container.label(Labels.INSTANCE).orElse(container.name());
                    drafts.add(
                            new Drafts.Draft(
                                    host.host(),
                                    1,
                                    "container " + container.name(),
                                    "The stack is stopped.",
                                    Optional.of(instance + " is down until it is applied again."),
                                    List.of()),
                            head -> new Step.StopContainer(head, instance, container.id(), container.name()));
                }
            }
        }
        return plan(DeployPlan.Kind.STOP, stack, survey, drafts, at, List.of());
    }

    /** @param volumes whether the named volumes of the stack go too; their data is lost */
    public static DeployPlan remove(String stack, boolean volumes, Survey survey, Instant at) {
        Drafts drafts = new Drafts(Masking.NONE);
        List<PlanWarning> warnings = new ArrayList<>();
        for (SurveyedHost host : survey.hosts()) {
            List<Integer> containers = new ArrayList<>();
            for (RunningContainer container : host.containers()) {
                if (Sites.isOf(container, stack)) {
                    containers.add(container(drafts, host, container));
                }
            }
            for (NetworkFacts network : Leftovers.networks(stack, host, Set.of())) {
                drafts.add(
                        Drafts.Draft.of(
                                host.host(), 2, "network " + network.name(), "The stack is removed.", containers),
                        head -> new Step.RemoveNetwork(head, network.name()));
            }
            for (VolumeFacts volume : volumes(stack, host)) {
                if (volumes) {
                    drafts.add(
                            Drafts.Draft.of(
                                    host.host(),
                                    2,
                                    "volume " + volume.name(),
                                    "Removed with its data" + size(volume.sizeBytes()) + ", as asked.",
                                    containers),
                            head -> new Step.RemoveVolume(head, volume.name()));
                } else {
                    warnings.add(new PlanWarning(
                            "FL-2307",
                            "Volume " + volume.name() + size(volume.sizeBytes()) + " stays on host "
                                    + host.host().name() + ".",
                            "Remove with volumes to let its data go.",
                            Optional.empty()));
                }
            }
        }
        return plan(DeployPlan.Kind.REMOVE, stack, survey, drafts, at, warnings);
    }

    /** The named volumes of a stack on a host. */
    public static List<VolumeFacts> volumes(String stack, SurveyedHost host) {
        return host.volumes().stream()
                .filter(v -> stack.equals(v.labels().get(Labels.STACK)))
                .toList();
    }

    private static int container(Drafts drafts, SurveyedHost host, RunningContainer container) {
        String instance = container.label(Labels.INSTANCE).orElse(container.name());
        Optional<String> downtime =
                isUp(container) ? Optional.of(instance + " is gone until it is applied again.") : Optional.empty();
        return drafts.add(
                new Drafts.Draft(
                        host.host(), 1, "container " + container.name(), "The stack is removed.", downtime, List.of()),
                head -> new Step.RemoveContainer(head, instance, container.id(), container.name()));
    }

    private static DeployPlan plan(
            DeployPlan.Kind kind, String stack, Survey survey, Drafts drafts, Instant at, List<PlanWarning> warnings) {
        List<PlanWarning> all = new ArrayList<>(warnings);
        for (SurveyedHost host : survey.hosts()) {
            host.silent()
                    .ifPresent(why -> all.add(new PlanWarning(
                            "FL-2308",
                            "Host " + host.host().name()
                                    + " was not asked or does not answer; what the stack has there stays: "
                                    + why.message(),
                            why.hint(),
                            Optional.empty())));
        }
        List<Step> steps = drafts.steps();
        return new DeployPlan(
                kind,
                stack,
                Optional.empty(),
                List.of(),
                steps,
                all,
                BasisFacts.of("", "", stack, steps, survey.hosts()),
                at);
    }

    private static boolean isUp(RunningContainer container) {
        return switch (container.state()) {
            case RUNNING, PAUSED, RESTARTING -> true;
            case CREATED, REMOVING, EXITED, DEAD -> false;
        };
    }

    /** In words, with the unit that leaves one to three digits; empty when nobody measured. */
    private static String size(OptionalLong bytes) {
        if (bytes.isEmpty()) {
            return "";
        }
        double rest = bytes.getAsLong();
        String[] units = {"B", "KiB", "MiB", "GiB", "TiB"};
        int unit = 0;
        while (rest >= 1024 && unit < units.length - 1) {
            rest /= 1024;
            unit++;
        }
        return String.format(Locale.ROOT, " (%.1f %s)", rest, units[unit]);
    }
}
