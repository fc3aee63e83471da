package dev.flotilla.app.placement;

import dev.flotilla.app.base.HostReason;
import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.stack.Service;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Where services could be moved: the stack is placed once per host, with the services put there, so that the answer is
 * that of the plan which would follow.
 */
public final class MoveCheck {
    private MoveCheck() {}

    /** For each candidate, in their order, if all of these services went there; they have to be of the stack. */
    public static Map<HostId, MoveAnswer> of(PlacementRequest request, Collection<String> services) {
        List<String> along = along(request, services);
        Map<HostId, MoveAnswer> answers = new LinkedHashMap<>();
        for (Candidate candidate : request.candidates()) {
            answers.put(candidate.host().id(), answer(request, services, along, candidate.host()));
        }
        return answers;
    }

    /**
     * The pins after a move. Those of services that must go along and were put somewhere by hand move too: they would
     * hold the others back.
     */
    public static Map<String, HostId> pins(
            Map<String, HostId> before, Collection<String> services, List<String> along, HostId host) {
        Map<String, HostId> pins = new HashMap<>(before);
        services.forEach(service -> pins.put(service, host));
        along.stream().filter(before::containsKey).forEach(s -> pins.put(s, host));
        return pins;
    }

    private static MoveAnswer answer(
            PlacementRequest request, Collection<String> services, List<String> along, Host host) {
        PlacementRequest moved = new PlacementRequest(
                request.stack(),
                request.candidates(),
                pins(request.pins(), services, along, host.id()),
                request.standing());
        return switch (new Placer().place(moved)) {
            case Outcome.Ok<Placement>(Placement placement) ->
                new MoveAnswer(Optional.empty(), along, placement.warnings());
            case Outcome.Failed<Placement> failed ->
                new MoveAnswer(Optional.of(reason(failed.problems(), services, host)), along, List.of());
        };
    }

    /** What is said of this host, where the refusal speaks of hosts and of these services; else the refusal itself. */
    private static String reason(List<Problem> problems, Collection<String> services, Host host) {
        Problem first = problems.stream()
                .filter(p -> services.stream().anyMatch(s -> p.message().contains("container " + s)))
                .findFirst()
                .orElse(problems.getFirst());
        return first.hosts().stream()
                .filter(h -> h.host().equals(host.name()))
                .map(HostReason::reason)
                .filter(r -> !r.equals(ScoreCards.ALONE))
                .map(ScoreCards::capital)
                .findFirst()
                .orElse(first.message());
    }

    /** With everything put on one host only what the file binds stays bound. */
    private static List<String> along(PlacementRequest request, Collection<String> services) {
        if (request.candidates().isEmpty()) {
            return List.of();
        }
        HostId any = request.candidates().getFirst().host().id();
        Map<String, HostId> everywhere =
                request.stack().services().stream().collect(Collectors.toMap(Service::name, s -> any));
        PlacementRequest put =
                new PlacementRequest(request.stack(), request.candidates(), everywhere, request.standing());
        return Units.of(put, new PortSlots(request.stack(), request.candidates())).stream()
                .map(u -> u.members().stream().map(m -> m.service().name()).toList())
                .filter(names -> names.stream().anyMatch(services::contains))
                .flatMap(List::stream)
                .distinct()
                .filter(name -> !services.contains(name))
                .toList();
    }
}
