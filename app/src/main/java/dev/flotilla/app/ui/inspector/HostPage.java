package dev.flotilla.app.ui.inspector;

import dev.flotilla.app.docker.EngineFacts;
import dev.flotilla.app.docker.NetworkFacts;
import dev.flotilla.app.docker.RunningContainer;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.fleet.UnsafeEngine;
import dev.flotilla.app.observe.Labels;
import dev.flotilla.app.observe.ObservedHost;
import dev.flotilla.app.observe.Reach;
import dev.flotilla.app.ui.kit.Amounts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A host in depth.
 *
 * @param trouble why it does not answer and what to do; empty when it does
 * @param cores that it has or is declared to have; 0 when not known
 * @param memoryBytes likewise
 * @param unsafe the engine is reached in clear
 */
record HostPage(
        List<Fact> facts,
        List<Fact> capacity,
        Optional<Meter> cpu,
        Optional<Meter> memory,
        List<String> labels,
        Optional<String> trouble,
        boolean unsafe,
        String containers,
        double cores,
        long memoryBytes,
        List<Network> networks) {
    /** Every engine has them. */
    private static final Set<String> OWN = Set.of("bridge", "host", "none");

    static final String ONLY_CONTAINERS = "Sums over the containers. Processes outside of containers are not seen.";

    /** @param share 0-1, more when more than declared is in use */
    record Meter(double share, String words) {}

    /** @param words its driver, its stack, and who is on it */
    record Network(String name, String words) {}

    HostPage {
        facts = List.copyOf(facts);
        capacity = List.copyOf(capacity);
        labels = List.copyOf(labels);
        networks = List.copyOf(networks);
    }

    static HostPage of(Host host, ObservedHost seen, Instant now) {
        return new HostPage(
                facts(host, seen, now),
                capacity(host, seen),
                cpu(host, seen),
                memory(host, seen),
                host.labels().entrySet().stream()
                        .map(e -> e.getKey() + (e.getValue().isEmpty() ? "" : "=" + e.getValue()))
                        .toList(),
                trouble(seen, now),
                UnsafeEngine.of(host.engine()).isPresent(),
                containers(seen),
                allCores(host, seen),
                allMemory(host, seen),
                networks(seen));
    }

    /** Those that somebody made, then the engine's own that are in use. */
    private static List<Network> networks(ObservedHost seen) {
        return seen.networks().stream()
                .filter(n -> !OWN.contains(n.name()) || !members(seen, n).isEmpty())
                .sorted(Comparator.comparing((NetworkFacts n) -> OWN.contains(n.name()))
                        .thenComparing(NetworkFacts::name))
                .map(n -> new Network(n.name(), words(n, members(seen, n))))
                .toList();
    }

    private static List<String> members(ObservedHost seen, NetworkFacts network) {
        return seen.containers().stream()
                .filter(c -> c.networks().contains(network.name()))
                .map(RunningContainer::name)
                .sorted()
                .toList();
    }

    private static String words(NetworkFacts network, List<String> members) {
        return network.driver()
                + (network.internal() ? ", internal" : "")
                + Optional.ofNullable(network.labels().get(Labels.STACK))
                        .map(stack -> ", of " + stack)
                        .orElse("")
                + ". " + (members.isEmpty() ? "Nothing is on it." : String.join(", ", members) + ".");
    }

    private static double allCores(Host host, ObservedHost seen) {
        return host.declared().cpus().orElse(seen.facts().map(EngineFacts::cpus).orElse(0.0));
    }

    private static long allMemory(Host host, ObservedHost seen) {
        return host.declared()
                .memoryBytes()
                .orElse(seen.facts().map(EngineFacts::memoryBytes).orElse(0L));
    }

    private static List<Fact> facts(Host host, ObservedHost seen, Instant now) {
        List<Fact> facts = new ArrayList<>();
        facts.add(Fact.mono("Engine", host.engine().text()));
        facts.add(Fact.mono("Address", host.reachableAddress()));
        host.datacenter().ifPresent(d -> facts.add(Fact.words("Datacenter", d)));
        seen.facts().ifPresent(f -> addEngine(f, facts));
        seen.asOf()
                .filter(at -> !seen.answers())
                .ifPresent(at -> facts.add(Fact.words("Last seen", Amounts.ago(at, now))));
        return facts;
    }

    private static void addEngine(EngineFacts engine, List<Fact> facts) {
        facts.add(Fact.words("Version", engine.product() + " " + engine.version() + ", API " + engine.apiVersion()));
        facts.add(Fact.words("System", engine.operatingSystem() + ", " + engine.architecture()));
        facts.add(Fact.mono("Host name", engine.hostName()));
    }

    private static List<Fact> capacity(Host host, ObservedHost seen) {
        List<Fact> facts = new ArrayList<>();
        OptionalDouble engineCpus =
                seen.facts().map(f -> OptionalDouble.of(f.cpus())).orElse(OptionalDouble.empty());
        OptionalLong engineMemory =
                seen.facts().map(f -> OptionalLong.of(f.memoryBytes())).orElse(OptionalLong.empty());
        facts.add(Fact.words(
                "Cores",
                both(
                        host.declared().cpus().stream()
                                .mapToObj(HostPage::cores)
                                .findFirst(),
                        engineCpus.stream().mapToObj(HostPage::cores).findFirst())));
        facts.add(Fact.words(
                "Memory",
                both(
                        host.declared().memoryBytes().stream()
                                .mapToObj(Amounts::memory)
                                .findFirst(),
                        engineMemory.stream().mapToObj(Amounts::memory).findFirst())));
        facts.add(Fact.words("Kept free", host.reservePercent() + " %"));
        return facts;
    }

    private static String both(Optional<String> declared, Optional<String> engine) {
        if (declared.isPresent()) {
            return declared.get() + " declared"
                    + engine.map(e -> ", engine says " + e).orElse("");
        }
        return engine.map(e -> e + ", from the engine").orElse("not known yet");
    }

    private static Optional<Meter> cpu(Host host, ObservedHost seen) {
        OptionalDouble cores = seen.coresInUse();
        double all = allCores(host, seen);
        if (cores.isEmpty() || all <= 0 || !seen.answers()) {
            return Optional.empty();
        }
        return Optional.of(new Meter(
                cores.getAsDouble() / all,
                String.format(Locale.ROOT, "%.1f", cores.getAsDouble()) + " of " + cores(all) + " cores"));
    }

    private static Optional<Meter> memory(Host host, ObservedHost seen) {
        long all = allMemory(host, seen);
        if (all <= 0 || !seen.answers()) {
            return Optional.empty();
        }
        return Optional.of(new Meter(
                (double) seen.memoryInUse() / all, Amounts.memory(seen.memoryInUse()) + " of " + Amounts.memory(all)));
    }

    private static Optional<String> trouble(ObservedHost seen, Instant now) {
        return switch (seen.reach()) {
            case Reach.NotAsked notAsked -> Optional.empty();
            case Reach.Answers answers -> Optional.empty();
            case Reach.Silent silent ->
                Optional.of(silent.problem().message() + " " + silent.problem().hint() + " "
                        + silent.lastAnswer()
                                .map(at -> "Last answer " + Amounts.ago(at, now) + ". ")
                                .orElse("")
                        + silent.problem().code());
        };
    }

    private static String containers(ObservedHost seen) {
        long running =
                seen.containers().stream().filter(RunningContainer::isRunning).count();
        return Amounts.count(seen.containers().size(), "container", "containers") + ", " + running + " running";
    }

    private static String cores(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : String.format(Locale.ROOT, "%.1f", value);
    }
}
