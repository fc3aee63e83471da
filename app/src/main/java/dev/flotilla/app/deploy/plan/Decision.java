package dev.flotilla.app.deploy.plan;

import dev.flotilla.app.deploy.FieldChange;
import dev.flotilla.app.docker.ContainerId;
import dev.flotilla.app.docker.ContainerSpec;
import dev.flotilla.app.docker.ContainerState;
import dev.flotilla.app.docker.ImageFacts;
import dev.flotilla.app.docker.RunningContainer;
import dev.flotilla.app.observe.Labels;
import dev.flotilla.app.secret.KeyedHash;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What becomes of one instance. */
record Decision(Site site, ContainerSpec spec, Kind kind, List<FieldChange> differences) {

    enum Kind {
        KEEP,
        CREATE,
        START,
        REPLACE,
        MOVE
    }

    /** @param anew containers that are replaced even where nothing of them differs */
    static Decision of(Site site, ContainerSpec spec, KeyedHash hash, Set<ContainerId> anew) {
        if (site.standing().isEmpty()) {
            return new Decision(site, spec, Kind.CREATE, List.of());
        }
        Site.Standing standing = site.standing().get();
        RunningContainer found = standing.container();
        List<FieldChange> differences = new ArrayList<>(Difference.between(
                spec, found, Optional.ofNullable(standing.host().details().get(found.id())), hash));
        if (site.here().isEmpty()) {
            differences.removeIf(d -> d.field().equals("ports"));
            differences.addFirst(new FieldChange(
                    "host",
                    standing.host().host().name() + " becomes "
                            + site.host().host().name()));
            return new Decision(site, spec, Kind.MOVE, List.copyOf(differences));
        }
        if (found.label(Labels.STACK).isEmpty()) {
            differences.addFirst(new FieldChange("stack", "compose's container is taken over"));
        }
        if (found.state() == ContainerState.DEAD || found.state() == ContainerState.REMOVING) {
            differences.add(new FieldChange("state", found.state().word()));
        }
        if (!found.name().equals(spec.name())) {
            differences.add(new FieldChange("name", found.name() + " becomes " + spec.name()));
        }
        if (differences.stream().noneMatch(d -> d.field().equals("image"))) {
            movedTag(site, spec, found).ifPresent(differences::add);
        }
        if (differences.isEmpty() && anew.contains(found.id())) {
            differences.add(new FieldChange("container", "made anew, as was asked"));
        }
        if (!differences.isEmpty()) {
            return new Decision(site, spec, Kind.REPLACE, List.copyOf(differences));
        }
        return new Decision(site, spec, isDown(found) ? Kind.START : Kind.KEEP, List.of());
    }

    /** The name of the image means another one on the host now than when the container was made. */
    private static Optional<FieldChange> movedTag(Site site, ContainerSpec spec, RunningContainer found) {
        return Optional.ofNullable(site.host().images().get(spec.image()))
                .map(ImageFacts::id)
                .filter(id -> !id.isEmpty() && !found.imageId().isEmpty() && !id.equals(found.imageId()))
                .map(id -> new FieldChange(
                        "image", spec.image() + " is " + brief(id) + " there now, not " + brief(found.imageId())));
    }

    private static String brief(String digest) {
        String digits = digest.substring(digest.indexOf(':') + 1);
        return digits.substring(0, Math.min(12, digits.length()));
    }

    boolean acts() {
        return kind != Kind.KEEP;
    }

    /** Whether a container is made. */
    boolean makes() {
        return kind == Kind.CREATE || kind == Kind.REPLACE || kind == Kind.MOVE;
    }

    /** The differences as a sentence. */
    String reason() {
        return differences.stream().map(d -> d.field() + ": " + d.words()).collect(Collectors.joining("; "));
    }

    private static boolean isDown(RunningContainer found) {
        boolean ended = found.state() == ContainerState.EXITED || found.state() == ContainerState.CREATED;
        boolean didItsWork = found.label(Labels.ONCE).isPresent()
                && found.state() == ContainerState.EXITED
                && found.exitCode().orElse(1) == 0;
        return ended && !didItsWork;
    }
}
