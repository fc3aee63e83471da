package dev.flotilla.app.deploy.plan;

import dev.flotilla.app.deploy.FieldChange;
import dev.flotilla.app.docker.ContainerDetail;
import dev.flotilla.app.docker.ContainerSpec;
import dev.flotilla.app.docker.MountedVolume;
import dev.flotilla.app.docker.RunningContainer;
import dev.flotilla.app.observe.Labels;
import dev.flotilla.app.secret.KeyedHash;
import dev.flotilla.app.stack.Mount;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a container that runs differs from what is wished. With hashes of our own key every field is compared; where they
 * are of another data folder's key, or missing, only what an inspection shows is.
 */
public final class Difference {
    private Difference() {}

    /** One change per field, in the order of field names; empty when there is nothing to do. */
    public static List<FieldChange> between(
            ContainerSpec wished, RunningContainer found, Optional<ContainerDetail> detail, KeyedHash hash) {
        boolean ours = found.label(Labels.KEY).filter(hash.keyId()::equals).isPresent();
        Optional<String> label = found.label(Labels.FIELDS);
        if (ours && label.isPresent()) {
            return byHash(wished, found, Fields.read(label.get()), hash);
        }
        return byInspection(wished, found, detail);
    }

    /** Whether an inspection is needed to compare this container. */
    public static boolean needsInspection(RunningContainer found, KeyedHash hash) {
        return found.label(Labels.FIELDS).isEmpty()
                || found.label(Labels.KEY).filter(hash.keyId()::equals).isEmpty();
    }

    private static List<FieldChange> byHash(
            ContainerSpec wished, RunningContainer found, SortedMap<String, String> before, KeyedHash hash) {
        SortedMap<String, String> now = Fields.of(wished);
        Map<String, List<String>> words = new TreeMap<>();
        TreeSet<String> names = new TreeSet<>(now.keySet());
        names.addAll(before.keySet());
        for (String name : names) {
            String text = now.get(name);
            String old = before.get(name);
            if (text != null && hash.of(text).equals(old)) {
                continue;
            }
            // Of these each is told by its name, and never by what it holds.
            boolean variable = name.startsWith(Fields.ENVIRONMENT) || name.startsWith(Fields.SECRETS);
            String field = variable ? name.substring(0, name.indexOf('.')) : name;
            String subject = variable ? name.substring(name.indexOf('.') + 1) : "";
            words.computeIfAbsent(field, f -> new ArrayList<>())
                    .add(variable ? subject + verb(old, text) : change(field, wished, found, old, text));
        }
        return words.entrySet().stream()
                .map(e -> new FieldChange(e.getKey(), String.join(", ", e.getValue())))
                .toList();
    }

    private static String verb(@Nullable String old, @Nullable String now) {
        return old == null ? " added" : now == null ? " removed" : " changed";
    }

    private static String change(
            String field, ContainerSpec wished, RunningContainer found, @Nullable String old, @Nullable String now) {
        return switch (field) {
            case "image" -> found.image() + " becomes " + wished.image();
            case "ports" ->
                wished.ports().isEmpty()
                        ? "no longer published"
                        : "published as "
                                + wished.ports().stream().map(Fields::port).collect(Collectors.joining(", "));
            default -> verb(old, now).strip();
        };
    }

    private static List<FieldChange> byInspection(
            ContainerSpec wished, RunningContainer found, Optional<ContainerDetail> detail) {
        List<FieldChange> changes = new ArrayList<>();
        if (!Fields.image(wished.image()).equals(Fields.image(found.image()))) {
            changes.add(new FieldChange("image", found.image() + " becomes " + wished.image()));
        }
        if (!wished.ports().isEmpty() && found.isRunning() && !found.ports().containsAll(wished.ports())) {
            changes.add(new FieldChange("ports", change("ports", wished, found, "", "")));
        }
        if (!mounts(wished, found)) {
            changes.add(new FieldChange("mounts", "changed"));
        }
        SortedMap<String, String> labels = Fields.userLabels(wished.labels());
        if (!found.labels().entrySet().containsAll(labels.entrySet())) {
            changes.add(new FieldChange("labels", "changed"));
        }
        detail.ifPresent(d -> inspected(wished, d, changes));
        return List.copyOf(changes);
    }

    private static void inspected(ContainerSpec wished, ContainerDetail detail, List<FieldChange> changes) {
        if (!startsTheSame(wished, detail)) {
            wished.command()
                    .filter(c -> !c.equals(detail.command()))
                    .ifPresent(c -> changes.add(new FieldChange("command", "changed")));
            wished.entrypoint()
                    .filter(e -> !e.equals(detail.entrypoint()))
                    .ifPresent(e -> changes.add(new FieldChange("entrypoint", "changed")));
        }
        String variables = wished.environment().entrySet().stream()
                .filter(e -> !Optional.ofNullable(detail.environment().get(e.getKey()))
                        .filter(v -> v.reveal().equals(e.getValue().reveal()))
                        .isPresent())
                .map(e -> e.getKey() + " changed")
                .collect(Collectors.joining(", "));
        if (!variables.isEmpty()) {
            changes.add(new FieldChange("environment", variables));
        }
        if (!detail.restart().startsWith(wished.restart().kind().word())) {
            changes.add(new FieldChange("restart", "changed"));
        }
        wished.user()
                .filter(u -> !u.equals(detail.user().orElse("")))
                .ifPresent(u -> changes.add(new FieldChange("user", "changed")));
    }

    /** An entry point of several words is told to docker run as one word and the begin of the command. */
    private static boolean startsTheSame(ContainerSpec wished, ContainerDetail detail) {
        return wished.entrypoint().isPresent()
                && Stream.concat(wished.entrypoint().get().stream(), wished.command().orElse(List.of()).stream())
                        .toList()
                        .equals(Stream.concat(detail.entrypoint().stream(), detail.command().stream())
                                .toList());
    }

    private static boolean mounts(ContainerSpec wished, RunningContainer found) {
        return wished.mounts().stream().allMatch(mount -> switch (mount) {
            case Mount.Named named -> has(found, named.target(), m -> m.name().equals(named.volume()));
            case Mount.Bind bind -> has(found, bind.target(), m -> m.source().equals(bind.source()));
            case Mount.Anonymous anonymous -> has(found, anonymous.target(), m -> true);
            // The list of some engines leaves tmpfs out.
            case Mount.Tmpfs tmpfs -> true;
            // What it holds no inspection shows; the folder of the usual ones does.
            case Mount.Secret secret ->
                !secret.folder().equals(Mount.Secret.FOLDER) || has(found, Mount.Secret.FOLDER, m -> true);
        });
    }

    private static boolean has(
            RunningContainer found, String target, java.util.function.Predicate<MountedVolume> condition) {
        return found.mounts().stream().anyMatch(m -> m.target().equals(target) && condition.test(m));
    }
}
