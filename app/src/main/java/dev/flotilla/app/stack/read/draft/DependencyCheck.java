package dev.flotilla.app.stack.read.draft;

import dev.flotilla.app.stack.NetworkMode;
import dev.flotilla.app.stack.read.tree.Findings;
import dev.flotilla.app.stack.read.tree.ReadCode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Services that are waited for must exist, and no waiting may go round in a circle. */
final class DependencyCheck {
    private final Map<String, ServiceDraft> byName = new HashMap<>();
    private final Findings findings;
    private final Set<String> done = new HashSet<>();

    private DependencyCheck(StackDraft stack, Findings findings) {
        stack.services.forEach(s -> byName.putIfAbsent(s.name, s));
        this.findings = findings;
    }

    static void check(StackDraft stack, Findings findings) {
        DependencyCheck check = new DependencyCheck(stack, findings);
        stack.services.forEach(check::known);
        stack.services.forEach(s -> check.walk(s.name));
    }

    private void known(ServiceDraft service) {
        service.networkMode.ifPresent(mode -> {
            if (mode.value() instanceof NetworkMode.OfService of && !byName.containsKey(of.service())) {
                findings.error(
                        ReadCode.UNKNOWN_SERVICE,
                        "\"" + service.name + "\" shares the network of \"" + of.service() + "\", which is no service"
                                + " of this stack",
                        "Name one of its services",
                        mode.place());
            }
        });
        service.dependsOn.forEach((name, at) -> {
            if (!byName.containsKey(name)) {
                findings.error(
                        ReadCode.UNKNOWN_SERVICE,
                        "\"" + service.name + "\" depends on \"" + name + "\", which is no service of this stack",
                        "Add that service or remove the dependency",
                        at.place());
            }
        });
    }

    private record Step(String service, Iterator<String> next) {}

    /** Depth first without recursion: a chain may be as long as a file allows. */
    private void walk(String start) {
        if (done.contains(start)) {
            return;
        }
        Deque<Step> path = new ArrayDeque<>();
        Set<String> onPath = new HashSet<>();
        enter(start, path, onPath);
        while (!path.isEmpty()) {
            Step step = path.peek();
            if (!step.next().hasNext()) {
                path.pop();
                onPath.remove(step.service());
                done.add(step.service());
                continue;
            }
            String next = step.next().next();
            if (onPath.contains(next)) {
                report(path, next);
            } else if (byName.containsKey(next) && !done.contains(next)) {
                enter(next, path, onPath);
            }
        }
    }

    private void enter(String service, Deque<Step> path, Set<String> onPath) {
        path.push(new Step(service, draft(service).dependsOn.keySet().iterator()));
        onPath.add(service);
    }

    private void report(Deque<Step> path, String back) {
        List<String> cycle = new ArrayList<>();
        cycle.add(back);
        for (Step step : path) {
            if (step.service().equals(back)) {
                break;
            }
            cycle.add(1, step.service());
        }
        cycle.add(back);
        String last = cycle.get(cycle.size() - 2);
        findings.error(
                ReadCode.CYCLE,
                "services wait for one another in a circle: " + String.join(" -> ", cycle),
                "Remove one of these dependencies",
                Objects.requireNonNull(draft(last).dependsOn.get(back)).place());
    }

    private ServiceDraft draft(String known) {
        return Objects.requireNonNull(byName.get(known));
    }
}
