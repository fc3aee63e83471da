package dev.flotilla.app.peers.push;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.docker.ContainerChange;
import dev.flotilla.app.docker.ContainerDetail;
import dev.flotilla.app.docker.ContainerSpec;
import dev.flotilla.app.docker.MountedVolume;
import dev.flotilla.app.secret.EnvValue;
import dev.flotilla.app.stack.Mount;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How what is wished becomes what is: decided from what the engine tells, before anything is done.
 *
 * @param image of the container that fills the volume: the node's own
 * @param volume for the configuration; empty when there is none to push
 * @param before the volume that the node mounts now
 * @param next how the new container is made; empty when all is as wished
 * @param diff as in {@link PushPreview}
 */
record PushPlan(
        String image,
        Optional<String> volume,
        Optional<String> before,
        Optional<Next> next,
        String path,
        List<String> diff) {
    /** How the new container is made. */
    sealed interface Next {
        /** As the one before, but for the change. */
        record Like(ContainerChange change) implements Next {}

        record Of(ContainerSpec spec) implements Next {}
    }

    /** For a container that is not there yet. */
    static Outcome<PushPlan> first(PushWish wish, String host) {
        if (wish.setup().isEmpty()) {
            return Outcome.failed(Problem.of(
                    "FL-3101",
                    host + " has no container " + wish.node() + ".",
                    "`flotilla nodes` shows those that there are; name another host with --host."));
        }
        ContainerSpec spec = made(wish, wish.setup().get(), wish.node(), new TreeMap<>());
        List<String> diff = new ArrayList<>(List.of("+container " + wish.node() + " of image " + spec.image()));
        diff.addAll(TextDiff.of("", wish.config().orElse("")));
        return Outcome.ok(new PushPlan(
                spec.image(), volume(wish), Optional.empty(), Optional.of(new Next.Of(spec)), PushNames.PATH, diff));
    }

    /** @param current what its configuration says now */
    static Outcome<PushPlan> of(PushWish wish, ContainerDetail detail, Optional<String> current) {
        ConfigPlace place = ConfigPlace.of(detail);
        boolean config = wish.config().isPresent() && !wish.config().equals(current);
        if (config && place.fixed()) {
            return Outcome.failed(Problem.of(
                    "FL-3107",
                    "The entrypoint of " + wish.node() + " says itself where its configuration is: " + place.path()
                            + "; no other can be put in its place.",
                    "Give --config in the command of the container, or set MOSAIC_CONFIG."));
        }
        List<String> diff = new ArrayList<>();
        Optional<ContainerSpec> anew = wish.setup()
                .filter(spec -> detail.container().label(PushNames.SETUP).isPresent())
                .filter(spec -> !detail.container().label(PushNames.SETUP).equals(Optional.of(setupSum(wish, spec))));
        wish.environment().forEach((name, value) -> {
            Optional<EnvValue> now = Optional.ofNullable(detail.environment().get(name));
            if (!now.equals(Optional.of(value))) {
                now.ifPresent(old -> diff.add("-" + name + "=" + old.shown()));
                diff.add("+" + name + "=" + value.shown());
            }
        });
        anew.ifPresent(spec -> diff.add("~container " + wish.node() + " is made anew of image " + spec.image()));
        if (config) {
            diff.addAll(TextDiff.of(current.orElse(""), wish.config().orElseThrow()));
        }
        SortedMap<String, String> labels = new TreeMap<>();
        labels.put(PushNames.REPLACES, detail.container().id().value());
        labels.put(PushNames.RESUME, Boolean.toString(Standing.up(detail.container())));
        String name = PushNames.next(wish.node());
        Optional<Next> next = diff.isEmpty()
                ? Optional.empty()
                : Optional.of(anew.<Next>map(spec -> new Next.Of(made(wish, spec, name, labels)))
                        .orElseGet(() -> new Next.Like(change(wish, place, name, labels))));
        String image = anew.map(ContainerSpec::image)
                .orElse(
                        detail.container().imageId().isEmpty()
                                ? detail.container().image()
                                : detail.container().imageId());
        return Outcome.ok(new PushPlan(image, volume(wish), mounted(detail), next, place.path(), diff));
    }

    private static Optional<String> volume(PushWish wish) {
        return wish.config().map(text -> PushNames.volume(wish.node(), PushNames.checksum(text)));
    }

    private static Optional<String> mounted(ContainerDetail detail) {
        return detail.container().mounts().stream()
                .filter(mount -> mount.target().equals(PushNames.FOLDER))
                .map(MountedVolume::name)
                .filter(name -> !name.isEmpty())
                .findFirst();
    }

    private static Map<String, EnvValue> environment(PushWish wish) {
        Map<String, EnvValue> values = new LinkedHashMap<>(wish.environment());
        if (wish.config().isPresent()) {
            values.put(PushNames.VARIABLE, EnvValue.of(PushNames.VARIABLE, PushNames.PATH));
        }
        return values;
    }

    private static ContainerChange change(
            PushWish wish, ConfigPlace place, String name, SortedMap<String, String> labels) {
        wish.config().ifPresent(text -> labels.put(PushNames.CHECKSUM, PushNames.checksum(text)));
        return new ContainerChange(
                name,
                wish.config().isPresent() ? place.command() : Optional.empty(),
                environment(wish),
                wish.config().isPresent() ? Set.of(place.path()) : Set.of(),
                mounts(wish),
                labels);
    }

    private static List<Mount.Named> mounts(PushWish wish) {
        return volume(wish)
                .map(v -> List.of(new Mount.Named(v, PushNames.FOLDER, true)))
                .orElse(List.of());
    }

    private static ContainerSpec made(
            PushWish wish, ContainerSpec setup, String name, SortedMap<String, String> labels) {
        SortedMap<String, String> all = new TreeMap<>(setup.labels());
        all.putAll(labels);
        all.put(PushNames.SETUP, setupSum(wish, setup));
        wish.config().ifPresent(text -> all.put(PushNames.CHECKSUM, PushNames.checksum(text)));
        Map<String, EnvValue> values = new LinkedHashMap<>(setup.environment());
        values.putAll(environment(wish));
        List<Mount> mounts = new ArrayList<>(setup.mounts());
        mounts.addAll(mounts(wish));
        return new ContainerSpec(
                name,
                setup.image(),
                setup.command(),
                setup.entrypoint(),
                values,
                setup.ports(),
                setup.exposed(),
                mounts,
                all,
                setup.restart(),
                setup.healthCheck(),
                setup.user(),
                setup.networkMode(),
                setup.networks(),
                setup.limits(),
                setup.options());
    }

    /** Of all that its container is made from but the configuration, which has a sum of its own. */
    private static String setupSum(PushWish wish, ContainerSpec setup) {
        List<String> values = new ArrayList<>();
        setup.environment().forEach((name, value) -> values.add(name + "=" + value.reveal()));
        wish.environment().forEach((name, value) -> values.add(name + "=" + value.reveal()));
        return PushNames.checksum(String.join(
                "\n",
                List.of(
                        setup.image(),
                        setup.command().toString(),
                        values.toString(),
                        setup.ports().toString(),
                        setup.mounts().toString(),
                        setup.restart().toString(),
                        setup.networkMode(),
                        setup.networks().toString())));
    }
}
