package dev.flotilla.app.deploy.plan;

import dev.flotilla.app.deploy.PlanBasis;
import dev.flotilla.app.deploy.Step;
import dev.flotilla.app.deploy.Survey;
import dev.flotilla.app.deploy.SurveyedHost;
import dev.flotilla.app.docker.ContainerSpec;
import dev.flotilla.app.docker.ImageFacts;
import dev.flotilla.app.docker.RunningContainer;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.stack.Protocol;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The facts a plan rests on. Each is named by a key that says how to look it up again, so that a later survey answers
 * the same questions without the stack.
 */
public final class BasisFacts {
    private static final String STACK = "containers of ";
    private static final String NAME = "container ";
    private static final String PORT = "port ";
    private static final String IMAGE = "image ";
    private static final String NETWORK = "network ";
    private static final String VOLUME = "volume ";
    private static final String ADDRESS = "address";
    private static final String FREE = "free";
    private static final String NOT_THERE = "not there";

    private BasisFacts() {}

    static PlanBasis of(String file, String fileHash, String stack, List<Step> steps, List<SurveyedHost> hosts) {
        Map<HostId, Map<String, String>> facts = new HashMap<>();
        for (SurveyedHost host : hosts) {
            if (host.answers()) {
                SortedSet<String> keys = new TreeSet<>(List.of(STACK + stack, ADDRESS));
                steps.stream()
                        .filter(s -> s.head().host().equals(host.host().id()))
                        .forEach(s -> keys(s, keys));
                facts.put(host.host().id(), look(keys, host));
            }
        }
        return new PlanBasis(file, fileHash, facts);
    }

    /** Sentences on what is no longer as it was; empty when the plan may run. */
    public static List<String> changes(PlanBasis basis, Survey now) {
        List<String> changes = new ArrayList<>();
        basis.facts().forEach((id, before) -> {
            Optional<SurveyedHost> host = now.host(id);
            if (host.isEmpty()) {
                changes.add("host " + id + " is no longer in the fleet");
            } else if (!host.get().answers()) {
                changes.add("host " + host.get().host().name() + " does not answer any more");
            } else {
                Map<String, String> later = look(before.keySet(), host.get());
                before.forEach((key, value) -> {
                    String next = later.getOrDefault(key, "");
                    if (!next.equals(value)) {
                        changes.add(
                                key + " on host " + host.get().host().name() + " was " + value + " and is now " + next);
                    }
                });
            }
        });
        return List.copyOf(changes);
    }

    /** Whether a container of the stack ran when the plan was made. */
    public static boolean wasRunning(PlanBasis basis, HostId host, String stack, String container) {
        String all = basis.facts().getOrDefault(host, Map.of()).getOrDefault(STACK + stack, "");
        return (", " + all).contains(", " + container + " running ")
                || (", " + all).contains(", " + container + " restarting ");
    }

    /**
     * Names of the containers that had a host port when the plan was made.
     *
     * @return empty when the plan did not ask for this port
     */
    public static Optional<List<String>> holders(PlanBasis basis, HostId host, int port, Protocol protocol) {
        return Optional.ofNullable(basis.facts().getOrDefault(host, Map.of()).get(PORT + port + "/" + protocol.word()))
                .map(names -> names.equals(FREE) ? List.of() : List.of(names.split(", ")));
    }

    /** Whether the host did not have the image when the plan was made. */
    public static boolean lackedImage(PlanBasis basis, HostId host, String image) {
        return NOT_THERE.equals(basis.facts().getOrDefault(host, Map.of()).get(IMAGE + image));
    }

    private static void keys(Step step, SortedSet<String> keys) {
        switch (step) {
            case Step.PullImage pull -> keys.add(IMAGE + pull.image());
            case Step.CreateNetwork network ->
                keys.add(NETWORK + network.network().name());
            case Step.CreateVolume volume -> keys.add(VOLUME + volume.volume().name());
            case Step.CreateContainer create -> spec(create.spec(), keys);
            case Step.MoveContainer move -> spec(move.spec(), keys);
            case Step.ReplaceContainer replace -> spec(replace.spec(), keys);
            case Step.StartContainer start -> keys.add(NAME + start.name());
            case Step.StopContainer stop -> keys.add(NAME + stop.name());
            case Step.RemoveContainer remove -> keys.add(NAME + remove.name());
            case Step.RemoveNetwork network -> keys.add(NETWORK + network.network());
            case Step.RemoveVolume volume -> keys.add(VOLUME + volume.volume());
            case Step.WaitReady wait -> {}
        }
    }

    private static void spec(ContainerSpec spec, SortedSet<String> keys) {
        keys.add(NAME + spec.name());
        keys.add(IMAGE + spec.image());
        spec.ports()
                .forEach(p -> keys.add(PORT + p.hostPort() + "/" + p.protocol().word()));
    }

    private static Map<String, String> look(Iterable<String> keys, SurveyedHost host) {
        Map<String, String> facts = new TreeMap<>();
        for (String key : keys) {
            facts.put(key, look(key, host));
        }
        return facts;
    }

    private static String look(String key, SurveyedHost host) {
        if (key.equals(ADDRESS)) {
            return host.address();
        }
        if (key.startsWith(STACK)) {
            String stack = key.substring(STACK.length());
            return or(
                    host.containers().stream()
                            .filter(c -> Sites.isOf(c, stack))
                            .map(c -> c.name() + " " + state(c))
                            .sorted()
                            .collect(Collectors.joining(", ")),
                    "none");
        }
        if (key.startsWith(NAME)) {
            String name = key.substring(NAME.length());
            return host.containers().stream()
                    .filter(c -> c.name().equals(name))
                    .map(BasisFacts::state)
                    .findFirst()
                    .orElse("not there");
        }
        if (key.startsWith(PORT)) {
            return or(
                    host.containers().stream()
                            .filter(c -> c.ports().stream()
                                    .anyMatch(p -> (PORT + p.hostPort() + "/"
                                                    + p.protocol().word())
                                            .equals(key)))
                            .map(RunningContainer::name)
                            .sorted()
                            .collect(Collectors.joining(", ")),
                    FREE);
        }
        if (key.startsWith(IMAGE)) {
            return Optional.ofNullable(host.images().get(key.substring(IMAGE.length())))
                    .map(ImageFacts::id)
                    .orElse(NOT_THERE);
        }
        if (key.startsWith(NETWORK)) {
            String name = key.substring(NETWORK.length());
            return there(host.networks().stream().anyMatch(n -> n.name().equals(name)));
        }
        String name = key.substring(VOLUME.length());
        return there(host.volumes().stream().anyMatch(v -> v.name().equals(name)));
    }

    private static String state(RunningContainer container) {
        return container.state().word() + " " + container.id().brief();
    }

    private static String there(boolean is) {
        return is ? "there" : "not there";
    }

    private static String or(String text, String otherwise) {
        return text.isEmpty() ? otherwise : text;
    }
}
