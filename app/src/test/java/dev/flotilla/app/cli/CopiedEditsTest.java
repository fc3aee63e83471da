package dev.flotilla.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.eject.Fleets;
import dev.flotilla.app.fleet.EngineAddress;
import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.fleet.FleetEdit;
import dev.flotilla.app.fleet.FleetRules;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.fleet.Node;
import dev.flotilla.app.fleet.WishedStack;
import dev.flotilla.app.ui.kit.command.Command;
import dev.flotilla.app.ui.kit.command.EditCommand;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the window copies for an edit of the fleet does to it what the edit does. */
class CopiedEditsTest {
    private static final int FLEETS = 12;

    @TempDir
    Path folder;

    @BeforeEach
    void stacks() throws Exception {
        for (int i = 1; i < 5; i++) {
            StringBuilder text = new StringBuilder("name: s" + i + "\nservices:\n");
            for (int s = 0; s < 5; s++) {
                text.append("  svc").append(s).append(": {image: busybox}\n");
            }
            Files.writeString(folder.resolve("s" + i + ".yml"), text);
        }
    }

    @Test
    void anEditOfTheFleetAndItsCommandDoTheSame() throws Exception {
        Random random = new Random(4);
        int run = 0;
        for (int i = 0; i < FLEETS; i++) {
            Fleet fleet =
                    Fleets.any(random, name -> folder.resolve(name + ".yml").toString());
            Fleet other =
                    Fleets.any(random, name -> folder.resolve(name + ".yml").toString());
            for (FleetEdit edit : edits(fleet, other, random)) {
                if (FleetRules.apply(fleet, edit) instanceof Outcome.Ok<Fleet>(Fleet wished)) {
                    Optional<Command> command = EditCommand.of(edit, fleet);
                    if (command.isPresent()) {
                        assertThat(places(carriedOut(fleet, command.get())))
                                .as(command.get().text())
                                .isEqualTo(places(wished));
                        run++;
                    }
                }
            }
        }
        assertThat(run).isGreaterThan(FLEETS * 2);
    }

    private static List<FleetEdit> edits(Fleet fleet, Fleet other, Random random) {
        List<FleetEdit> edits = new ArrayList<>();
        for (Host host : other.hosts()) {
            Host named = host.withName("another-" + host.name());
            if (!(named.engine() instanceof EngineAddress.Embedded)) {
                edits.add(new FleetEdit.AddHost(named, Optional.empty()));
            }
            fleet.hosts().stream()
                    .findFirst()
                    .ifPresent(first -> edits.add(new FleetEdit.ChangeHost(new Host(
                            first.id(),
                            named.name(),
                            named.engine(),
                            named.address(),
                            named.datacenter(),
                            named.labels(),
                            named.status(),
                            named.declared(),
                            named.reservePercent()))));
        }
        fleet.hosts().forEach(h -> edits.add(new FleetEdit.RemoveHost(h.id())));
        for (Node node : other.nodes()) {
            edits.add(new FleetEdit.AddNode(node));
            fleet.nodes().stream()
                    .findFirst()
                    .ifPresent(first -> edits.add(new FleetEdit.ChangeNode(first.name(), node)));
        }
        fleet.nodes().forEach(n -> edits.add(new FleetEdit.RemoveNode(n.name())));
        for (WishedStack stack : fleet.stacks().values()) {
            edits.add(new FleetEdit.CloseStack(stack.name()));
            edits.add(new FleetEdit.PinService(stack.name(), "svc2", Optional.empty()));
            edits.add(new FleetEdit.ChooseStrategy(
                    stack.name(), random.nextBoolean() ? Optional.of("manual") : Optional.empty()));
            fleet.hosts().forEach(h -> edits.add(new FleetEdit.PinService(stack.name(), "svc1", Optional.of(h.id()))));
        }
        if (edits.size() > 1) {
            edits.add(new FleetEdit.Together(List.of(edits.getFirst(), edits.getLast())));
        }
        return edits;
    }

    private Fleet carriedOut(Fleet fleet, Command command) throws Exception {
        try (InMemory commands = new InMemory()) {
            List<FleetEdit> first = new ArrayList<>(List.of(new FleetEdit.RenameFleet(fleet.name())));
            fleet.hosts().forEach(h -> first.add(new FleetEdit.AddHost(h, Optional.empty())));
            fleet.stacks().values().forEach(s -> first.add(new FleetEdit.OpenStack(s)));
            fleet.nodes().forEach(n -> first.add(new FleetEdit.AddNode(n)));
            fleet.setups().forEach(s -> first.add(new FleetEdit.PutSetup(s)));
            commands.store()
                    .submit(new FleetEdit.Together(first))
                    .toCompletableFuture()
                    .get();
            for (List<String> line : new CopiedWords(folder).of(command)) {
                InMemory.Said said = commands.run(line.toArray(String[]::new));
                assertThat(said.code()).as(line + said.err()).isZero();
            }
            return commands.store().state().value().fleet();
        }
    }

    /** All of a fleet but the ids that hosts were given and the order of nodes. */
    private static List<Object> places(Fleet fleet) {
        Map<HostId, HostId> ids = new LinkedHashMap<>();
        fleet.hosts().forEach(h -> ids.put(h.id(), new HostId("id-of-" + h.name())));
        return List.of(
                fleet.name(),
                fleet.hosts().stream()
                        .map(h -> new Host(
                                new HostId("id-of-" + h.name()),
                                h.name(),
                                h.engine(),
                                h.address(),
                                h.datacenter(),
                                h.labels(),
                                h.status(),
                                h.declared(),
                                h.reservePercent()))
                        .toList(),
                fleet.stacks().values().stream()
                        .map(s -> List.of(
                                s.name(),
                                s.file(),
                                s.strategy(),
                                s.pins().entrySet().stream()
                                        .map(p -> p.getKey() + "=" + ids.get(p.getValue()))
                                        .collect(Collectors.toSet())))
                        .toList(),
                Set.copyOf(fleet.nodes()),
                fleet.setups());
    }
}
