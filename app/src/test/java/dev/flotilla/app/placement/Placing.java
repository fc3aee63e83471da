package dev.flotilla.app.placement;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.stack.Stack;
import dev.flotilla.app.stack.read.StackReader;
import dev.flotilla.app.stack.read.StackReading;
import dev.flotilla.app.stack.read.StackText;
import dev.flotilla.app.stack.read.draft.SideFiles;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Short ways to place in tests. Hosts are told by name, without the {@code id-} of their ids. */
record Placing(Stack stack, List<Candidate> candidates, Map<String, HostId> pins, Map<String, HostId> standing) {
    static Placing of(String yaml, Candidate... candidates) {
        return new Placing(stack(yaml), List.of(candidates), Map.of(), Map.of());
    }

    static Stack stack(String yaml) {
        var text = new StackText("compose.yaml", Path.of("/srv/shop"), yaml, Map.of());
        return switch (new StackReader(SideFiles.NONE).read(text)) {
            case Outcome.Ok<StackReading>(StackReading reading) -> reading.stack();
            case Outcome.Failed<StackReading>(List<Problem> problems) -> throw new AssertionError(problems);
        };
    }

    Placing pin(String service, String host) {
        return new Placing(stack, candidates, Map.of(service, new HostId("id-" + host)), standing);
    }

    Placing standing(Map<String, String> hosts) {
        Map<String, HostId> ids = new LinkedHashMap<>();
        hosts.forEach((instance, host) -> ids.put(instance, new HostId("id-" + host)));
        return new Placing(stack, candidates, pins, ids);
    }

    Outcome<Placement> outcome() {
        return new Placer().place(new PlacementRequest(stack, candidates, pins, standing));
    }

    Placement placement() {
        return switch (outcome()) {
            case Outcome.Ok<Placement>(Placement placement) -> placement;
            case Outcome.Failed<Placement>(List<Problem> problems) -> throw new AssertionError(problems);
        };
    }

    Map<String, String> hosts() {
        Map<String, String> names = new LinkedHashMap<>();
        placement()
                .hosts()
                .forEach((instance, id) -> names.put(instance, id.value().substring("id-".length())));
        return names;
    }

    List<Problem> problems() {
        return switch (outcome()) {
            case Outcome.Ok<Placement>(Placement placement) -> throw new AssertionError("placed: " + placement.hosts());
            case Outcome.Failed<Placement>(List<Problem> problems) -> problems;
        };
    }
}
