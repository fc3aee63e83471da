package dev.flotilla.app.stack.read.draft;

import dev.flotilla.app.base.AddressForm;
import dev.flotilla.app.base.Place;
import dev.flotilla.app.stack.PortMapping;
import dev.flotilla.app.stack.Protocol;
import dev.flotilla.app.stack.read.tree.Findings;
import dev.flotilla.app.stack.read.tree.ReadCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Host ports wanted twice. Two services whose constraints name different hosts never meet, so they may want the same
 * port; the replicas of one service are for placement to part.
 */
final class PortCheck {
    private record Wanted(ServiceDraft service, PortMapping port, Place place) {}

    private record Slot(int port, Protocol protocol) {}

    private PortCheck() {}

    static void check(List<ServiceDraft> services, Findings findings) {
        Map<Slot, List<Wanted>> taken = new HashMap<>();
        for (ServiceDraft service : services) {
            for (var at : service.ports) {
                if (at.value().hostPort().isEmpty()) {
                    continue;
                }
                Wanted wanted = new Wanted(service, at.value(), at.place());
                Slot slot =
                        new Slot(at.value().hostPort().getAsInt(), at.value().protocol());
                List<Wanted> others = taken.computeIfAbsent(slot, s -> new ArrayList<>());
                others.stream()
                        .filter(o -> clash(o, wanted))
                        .findFirst()
                        .ifPresent(o -> report(o, wanted, slot, findings));
                others.add(wanted);
            }
        }
    }

    private static void report(Wanted first, Wanted second, Slot slot, Findings findings) {
        String who = first.service() == second.service()
                ? "\"" + first.service().name + "\" wants it in line "
                        + first.place().line() + " already"
                : "\"" + first.service().name + "\" wants it too, in line "
                        + first.place().line();
        findings.error(
                ReadCode.PORT_TWICE,
                "host port " + slot.port() + "/" + slot.protocol().word() + " is wanted twice: " + who,
                "Choose another host port for one of them, or leave it out and a free one is chosen",
                second.place());
    }

    private static boolean clash(Wanted a, Wanted b) {
        if (a.port().equals(b.port()) && a.service() == b.service()) {
            return false;
        }
        return overlap(a.port().hostIp(), b.port().hostIp()) && mayMeet(a.service(), b.service());
    }

    private static boolean overlap(Optional<String> a, Optional<String> b) {
        return isEvery(a) || isEvery(b) || a.equals(b);
    }

    /** No address means the host's own, which may be any that is named; so it counts as every one. */
    private static boolean isEvery(Optional<String> ip) {
        return ip.map(AddressForm::isWildcard).orElse(true);
    }

    private static boolean mayMeet(ServiceDraft a, ServiceDraft b) {
        Optional<String> one = a.constraint.targetHost();
        Optional<String> other = b.constraint.targetHost();
        return a == b || one.isEmpty() || other.isEmpty() || one.get().equalsIgnoreCase(other.get());
    }
}
