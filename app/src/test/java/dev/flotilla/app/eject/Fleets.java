package dev.flotilla.app.eject;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.eject.words.Nasty;
import dev.flotilla.app.fleet.DeclaredCapacity;
import dev.flotilla.app.fleet.EngineAddress;
import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.fleet.FleetEdit;
import dev.flotilla.app.fleet.FleetRules;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.fleet.HostStatus;
import dev.flotilla.app.fleet.Node;
import dev.flotilla.app.fleet.NodeSetup;
import dev.flotilla.app.fleet.Spot;
import dev.flotilla.app.fleet.WishedStack;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** Fleets by chance, made by edits alone: whatever the rules let in may be in them. */
public final class Fleets {
    private final RandomGenerator random;
    private Fleet fleet = Fleet.EMPTY;

    private Fleets(RandomGenerator random) {
        this.random = random;
    }

    /** @param stackFile gives the path of a stack's file */
    public static Fleet any(RandomGenerator random, java.util.function.UnaryOperator<String> stackFile) {
        Fleets fleets = new Fleets(random);
        fleets.edit(new FleetEdit.RenameFleet("F " + Nasty.text(random).strip()));
        for (int i = random.nextInt(6); i > 0; i--) {
            fleets.edit(new FleetEdit.AddHost(fleets.host(i), fleets.maybe(fleets.spot())));
        }
        for (int i = random.nextInt(4); i > 0; i--) {
            fleets.edit(new FleetEdit.OpenStack(fleets.stack("s" + i, stackFile)));
        }
        for (int i = random.nextInt(5); i > 0; i--) {
            fleets.edit(new FleetEdit.AddNode(fleets.node(i)));
        }
        for (int i = random.nextInt(4); i > 0; i--) {
            fleets.edit(new FleetEdit.PutSetup(fleets.setup("setup-" + i)));
        }
        return fleets.fleet;
    }

    private void edit(FleetEdit edit) {
        if (FleetRules.apply(fleet, edit) instanceof Outcome.Ok<Fleet>(Fleet next)) {
            fleet = next;
        }
    }

    private Host host(int i) {
        SortedMap<String, String> labels = new TreeMap<>();
        for (int n = random.nextInt(3); n > 0; n--) {
            labels.put("k" + Nasty.text(random), Nasty.text(random));
        }
        EngineAddress engine = switch (random.nextInt(3)) {
            case 0 -> new EngineAddress.Unix(Path.of("/var/run/d 'x" + i + ".sock"));
            case 1 -> new EngineAddress.Embedded();
            default ->
                new EngineAddress.Tcp(
                        random.nextBoolean() ? "192.0.2." + i : "2001:db8::" + i,
                        1 + random.nextInt(65535),
                        maybe(Path.of("/etc/tls \"" + i)));
        };
        return new Host(
                HostId.random(random),
                random.nextBoolean() ? "host-" + i : i + "e3",
                engine,
                maybe("198.51.100." + i),
                maybe("true"),
                labels,
                List.of(HostStatus.values()).get(random.nextInt(HostStatus.values().length)),
                new DeclaredCapacity(
                        random.nextBoolean()
                                ? OptionalDouble.of(random.nextInt(1, 640) / 10.0)
                                : OptionalDouble.empty(),
                        random.nextBoolean()
                                ? OptionalLong.of(random.nextLong(1 << 20, 1L << 40))
                                : OptionalLong.empty()),
                random.nextInt(91));
    }

    private Spot spot() {
        return new Spot(
                random.nextDouble(-1e4, 1e4),
                random.nextBoolean() ? random.nextInt(100) : random.nextGaussian() * 1e-9);
    }

    private WishedStack stack(String name, java.util.function.UnaryOperator<String> file) {
        Map<String, HostId> pins = new HashMap<>();
        fleet.hosts().forEach(h -> {
            if (random.nextBoolean()) {
                pins.put("svc" + random.nextInt(5), h.id());
            }
        });
        return new WishedStack(name, file.apply(name), maybe("spread"), pins);
    }

    private NodeSetup setup(String name) {
        SortedMap<String, String> environment = new TreeMap<>();
        for (int n = random.nextInt(3); n > 0; n--) {
            environment.put("V" + n, Nasty.text(random).replace("\n", ""));
        }
        return new NodeSetup(
                name,
                fleet.hosts().isEmpty()
                        ? Optional.empty()
                        : maybe(fleet.hosts().getFirst().id()),
                maybe("198.51.100.7"),
                "flotilla-node:" + random.nextInt(9),
                List.of(NodeSetup.Network.values()).get(random.nextInt(2)),
                "on-failure",
                random.nextBoolean() ? List.of(name + "-x:/app/state", "/srv/a, b:/b:ro") : List.of(),
                random.nextBoolean() ? List.of("5000:5000/udp", "5001:5001") : List.of(),
                environment,
                maybe("{\r\n \"heartbeat_port\":   5000, \"mine\": \"" + random.nextInt() + " 😀\"}"));
    }

    private Node node(int i) {
        return Node.of("node " + i, "192.0.2." + random.nextInt(1, 20))
                .withPorts(random.nextInt(1, 65536), random.nextInt(65536), random.nextInt(65536))
                .withHttp(maybe("http://192.0.2.9:" + random.nextInt(1, 65536)))
                .withKind(List.of(Node.Kind.values()).get(random.nextInt(Node.Kind.values().length)))
                .withTimes(
                        Duration.ofMillis(random.nextInt(50, 10_000)),
                        Duration.ofMillis(random.nextInt(10_000, 99_999)))
                .withNodeId(maybe("node-" + i));
    }

    private <T> Optional<T> maybe(T value) {
        return random.nextBoolean() ? Optional.of(value) : Optional.empty();
    }
}
