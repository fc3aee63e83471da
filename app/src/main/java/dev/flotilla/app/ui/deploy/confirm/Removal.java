package dev.flotilla.app.ui.deploy.confirm;

import dev.flotilla.app.deploy.DeployPlan;
import dev.flotilla.app.deploy.Step;
import dev.flotilla.app.ui.kit.Amounts;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The answer that a person is giving to "remove this stack?": which volumes are ticked and what was typed.
 *
 * @param ticked of its volumes, to be deleted for good; none at first
 * @param typed the name typed so far
 */
public record Removal(Belongings belongings, Set<Belongings.Volume> ticked, String typed) {
    public Removal {
        ticked = Set.copyOf(ticked);
    }

    public static Removal of(Belongings belongings) {
        return new Removal(belongings, Set.of(), "");
    }

    /** A changed choice takes the typed name away: it was typed for another choice. */
    public Removal tick(Belongings.Volume volume, boolean on) {
        Set<Belongings.Volume> next = new LinkedHashSet<>(ticked);
        if (on) {
            next.add(volume);
        } else {
            next.remove(volume);
        }
        return new Removal(belongings, next, "");
    }

    public Removal type(String text) {
        return new Removal(belongings, ticked, text);
    }

    public String title() {
        return "Remove " + belongings.stack() + " from "
                + Amounts.count(belongings.hosts().size(), "host", "hosts") + "?";
    }

    /** What must be typed; empty when no data goes. */
    public Optional<String> nameToType() {
        return switch (ticked.size()) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(ticked.iterator().next().name());
            default -> Optional.of(belongings.stack());
        };
    }

    /** {@code 4.2 GB cannot be brought back. Type pgdata to delete it.} Empty when no data goes. */
    public Optional<String> loss() {
        return nameToType()
                .map(name -> size() + " cannot be brought back. Type " + name + " to delete "
                        + (ticked.size() == 1 ? "it." : "them."));
    }

    private String size() {
        boolean known = ticked.stream().allMatch(v -> v.sizeBytes().isPresent());
        long sum = ticked.stream().mapToLong(v -> v.sizeBytes().orElse(0)).sum();
        return known ? Amounts.bytes(sum) : "This data";
    }

    /** What is not touched. */
    public String stays() {
        int kept = belongings.volumes().size() - ticked.size();
        int anonymous = belongings.hosts().stream()
                .mapToInt(Belongings.OnHost::anonymousVolumes)
                .sum();
        String volumes = kept == 0 ? "" : Amounts.count(kept, "named volume stays", "named volumes stay") + ". ";
        String gone = anonymous == 0
                ? ""
                : Amounts.count(anonymous, "unnamed volume goes", "unnamed volumes go") + " with the containers. ";
        return volumes + gone + "Images and the stack file stay.";
    }

    /** The words of the button that does it. */
    public String deed() {
        return switch (ticked.size()) {
            case 0 -> "Remove " + belongings.stack();
            case 1 -> "Remove, delete " + ticked.iterator().next().name();
            default -> "Remove, delete " + ticked.size() + " volumes";
        };
    }

    public boolean allowed() {
        return nameToType().map(typed.trim()::equals).orElse(true);
    }

    /**
     * A plan that removes all volumes of the stack, without those that were not ticked: they stay.
     *
     * @param plan of kind REMOVE, volumes included
     */
    public DeployPlan only(DeployPlan plan) {
        List<Step> steps = plan.steps().stream()
                .filter(step -> !(step instanceof Step.RemoveVolume remove) || isTicked(remove))
                .toList();
        return new DeployPlan(
                plan.kind(),
                plan.stack(),
                plan.placement(),
                plan.endpoints(),
                steps,
                plan.warnings(),
                plan.basis(),
                plan.madeAt());
    }

    private boolean isTicked(Step.RemoveVolume step) {
        return ticked.stream()
                .anyMatch(v -> v.name().equals(step.volume())
                        && v.host().equals(step.head().host()));
    }

    /** Names of the volumes to delete. */
    public List<String> volumesToDelete() {
        return ticked.stream().map(Belongings.Volume::name).sorted().toList();
    }
}
