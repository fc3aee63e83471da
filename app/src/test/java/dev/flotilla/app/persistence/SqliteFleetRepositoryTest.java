package dev.flotilla.app.persistence;

import static dev.flotilla.app.persistence.Opened.opened;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Revision;
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
import dev.flotilla.app.fleet.store.StoredFleet;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqliteFleetRepositoryTest {
    @TempDir
    Path folder;

    @Test
    void aNewFolderHoldsTheEmptyFleet() {
        try (Database database = opened(Database.openAsOwner(new DataFolder(folder)))) {
            assertThat(opened(new SqliteFleetRepository(database).load())).isEqualTo(StoredFleet.NEW);
        }
    }

    /** Random edits, each saved as a difference: what is loaded by a fresh connection is what the rules made. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void whatWasSavedByDifferencesIsLoadedAsAWhole(long seed) {
        Random random = new Random(seed);
        StoredFleet current = StoredFleet.NEW;
        int mostHosts = 0;
        int mostNodes = 0;
        for (int round = 0; round < 5; round++) {
            try (Database database = opened(Database.openAsOwner(new DataFolder(folder)))) {
                SqliteFleetRepository repository = new SqliteFleetRepository(database);
                assertThat(opened(repository.load())).isEqualTo(current);
                for (int i = 0; i < 20; i++) {
                    Fleet next = edited(current.fleet(), random);
                    current = opened(repository.save(
                            current, new StoredFleet(next, current.revision().next())));
                    assertThat(opened(repository.load())).isEqualTo(current);
                    mostHosts = Math.max(mostHosts, next.hosts().size());
                    mostNodes = Math.max(mostNodes, next.nodes().size());
                }
            }
        }
        assertThat(mostHosts).isPositive();
        assertThat(mostNodes).isGreaterThan(1);
    }

    @Test
    void aRevisionThatSomebodyElseSavedIsNotOverwritten() {
        try (Database database = opened(Database.openAsOwner(new DataFolder(folder)))) {
            SqliteFleetRepository repository = new SqliteFleetRepository(database);
            StoredFleet one = new StoredFleet(renamed("one"), new Revision(1));
            opened(repository.save(StoredFleet.NEW, one));
            Outcome<StoredFleet> late =
                    repository.save(StoredFleet.NEW, new StoredFleet(renamed("other"), new Revision(1)));
            assertThat(Opened.problem(late).code()).isEqualTo("FL-1024");
            assertThat(opened(repository.load())).isEqualTo(one);
        }
    }

    @Test
    void aReaderBesideTheOwnerSeesEachSavedEdit() {
        DataFolder data = new DataFolder(folder);
        try (Database owner = opened(Database.openAsOwner(data));
                Database reader = opened(Database.openForReading(data))) {
            SqliteFleetRepository writing = new SqliteFleetRepository(owner);
            SqliteFleetRepository reading = new SqliteFleetRepository(reader);
            StoredFleet one = new StoredFleet(renamed("one"), new Revision(1));
            opened(writing.save(StoredFleet.NEW, one));
            assertThat(opened(reading.load())).isEqualTo(one);
        }
    }

    private static Fleet renamed(String name) {
        return new Fleet(name, List.of(), Map.of(), new TreeMap<>());
    }

    private static FleetEdit editOfSetup(Fleet fleet, Random random) {
        List<NodeSetup> setups = fleet.setups();
        if (!setups.isEmpty() && random.nextInt(4) == 0) {
            return new FleetEdit.RemoveSetup(
                    setups.get(random.nextInt(setups.size())).name());
        }
        NodeSetup setup = NodeSetup.of("m" + random.nextInt(6), "{\n  \"x\": " + random.nextInt() + "}\n")
                .at(
                        fleet.hosts().stream().findFirst().map(Host::id),
                        random.nextBoolean() ? Optional.of("192.0.2.7") : Optional.empty())
                .in(NodeSetup.Network.BRIDGE, List.of("5000:5000/udp", "5001:5001"))
                .withEnvironment(new TreeMap<>(Map.of("PEERS_NODE_A", "192.0.2.1=x")));
        return new FleetEdit.PutSetup(
                random.nextBoolean() ? setup : setup.from("a/b:1", "no", List.of("v:/app/state:ro")));
    }

    private static Fleet edited(Fleet fleet, Random random) {
        if (random.nextInt(4) == 0) {
            return FleetRules.apply(fleet, editOfSetup(fleet, random)) instanceof Outcome.Ok<Fleet>(Fleet next)
                    ? next
                    : fleet;
        }
        if (random.nextInt(3) == 0) {
            return FleetRules.apply(fleet, editOfNode(fleet.nodes(), random)) instanceof Outcome.Ok<Fleet>(Fleet next)
                    ? next
                    : fleet;
        }
        FleetEdit edit = random.nextInt(3) == 0 || fleet.hosts().isEmpty()
                ? new FleetEdit.AddHost(
                        host(HostId.random(random), random),
                        random.nextBoolean() ? Optional.of(spot(random)) : Optional.empty())
                : editOfExisting(fleet.hosts().get(random.nextInt(fleet.hosts().size())), random);
        return FleetRules.apply(fleet, edit) instanceof Outcome.Ok<Fleet>(Fleet next) ? next : fleet;
    }

    private static FleetEdit editOfExisting(Host some, Random random) {
        String stack = "s" + random.nextInt(3);
        return switch (random.nextInt(7)) {
            case 0 -> new FleetEdit.RemoveHost(some.id());
            case 1 -> new FleetEdit.ChangeHost(host(some.id(), random));
            case 2 -> new FleetEdit.MoveHosts(Map.of(some.id(), spot(random)));
            case 3 -> new FleetEdit.RenameFleet("fleet " + random.nextInt());
            case 4 ->
                new FleetEdit.OpenStack(
                        new WishedStack(stack, "/f.yml", Optional.of("spread"), Map.of("web", some.id())));
            case 5 -> new FleetEdit.CloseStack(stack);
            default ->
                new FleetEdit.PinService(stack, "db", random.nextBoolean() ? Optional.of(some.id()) : Optional.empty());
        };
    }

    private static FleetEdit editOfNode(List<Node> nodes, Random random) {
        if (nodes.isEmpty() || random.nextInt(3) == 0) {
            return new FleetEdit.AddNode(node(random));
        }
        String some = nodes.get(random.nextInt(nodes.size())).name();
        return random.nextBoolean() ? new FleetEdit.RemoveNode(some) : new FleetEdit.ChangeNode(some, node(random));
    }

    private static Node node(Random random) {
        return Node.of("n" + random.nextInt(1000), random.nextBoolean() ? "192.0.2.9" : "node.example.org")
                .withPorts(1 + random.nextInt(60_000), 5001, random.nextBoolean() ? 60001 : 0)
                .withHttp(
                        random.nextBoolean()
                                ? Optional.of("http://[2001:db8::1]:" + (1 + random.nextInt(60_000)))
                                : Optional.empty())
                .withKind(List.of(Node.Kind.values()).get(random.nextInt(4)))
                .withTimes(Duration.ofMillis(50 + random.nextInt(1000)), Duration.ofSeconds(2))
                .withNodeId(random.nextBoolean() ? Optional.of("id:" + random.nextInt(1000)) : Optional.empty())
                .withKeyFile(random.nextBoolean() ? Optional.of("/keys/" + random.nextInt(1000)) : Optional.empty());
    }

    private static Spot spot(Random random) {
        return new Spot(random.nextDouble() * 1000, -random.nextDouble());
    }

    private static Host host(HostId id, Random random) {
        EngineAddress engine = switch (random.nextInt(4)) {
            case 0 -> new EngineAddress.Embedded();
            case 1 -> new EngineAddress.Unix(Path.of("/run/docker ä.sock"));
            case 2 -> new EngineAddress.Tcp("2001:db8::1", 2375, Optional.empty());
            default -> new EngineAddress.Tcp("192.0.2.1", 2376, Optional.of(Path.of("/tls 1")));
        };
        return new Host(
                id,
                "h" + random.nextInt(1000),
                engine,
                random.nextBoolean() ? Optional.of("192.0.2.9") : Optional.empty(),
                random.nextBoolean() ? Optional.of("berlin") : Optional.empty(),
                new TreeMap<>(random.nextBoolean() ? Map.of("gpu", "a100", "rack", "'; --") : Map.of()),
                List.of(HostStatus.ACTIVE, HostStatus.MAINTENANCE, HostStatus.OFFLINE)
                        .get(random.nextInt(3)),
                new DeclaredCapacity(
                        random.nextBoolean() ? OptionalDouble.of(1.5) : OptionalDouble.empty(),
                        random.nextBoolean() ? OptionalLong.of(8L << 30) : OptionalLong.empty()),
                random.nextInt(91));
    }
}
