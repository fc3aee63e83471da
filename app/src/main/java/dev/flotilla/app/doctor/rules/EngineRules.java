package dev.flotilla.app.doctor.rules;

import dev.flotilla.app.base.HostReason;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.doctor.Finding;
import dev.flotilla.app.doctor.HostFacts;
import dev.flotilla.app.fleet.HostStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Engines that cannot be reached, hosts that take no work, clocks that differ, stacks that fit nowhere. */
final class EngineRules implements Rule {
    private static final Duration SKEW = Duration.ofSeconds(2);

    @Override
    public List<Finding> look(Scene scene) {
        List<Finding> found = new ArrayList<>();
        for (HostFacts host : scene.facts().hosts()) {
            if (host.host().status() == HostStatus.OFFLINE) {
                found.add(Finding.warning(
                        "FL-6203",
                        host.name(),
                        host.name() + " is set to offline: nothing is placed on it, and it was not asked.",
                        List.of("status offline"),
                        "Set it to active when it is back: flotilla host set " + host.name() + " --status active"));
                continue;
            }
            if (host.host().status() == HostStatus.MAINTENANCE) {
                found.add(Finding.warning(
                        "FL-6203",
                        host.name(),
                        host.name() + " is in maintenance: no new service is placed on it.",
                        List.of("status maintenance"),
                        "Set it to active when the work is done: flotilla host set " + host.name()
                                + " --status active"));
            }
            host.problem().ifPresent(problem -> found.add(silent(host, problem)));
            host.ahead().value().filter(a -> a.abs().compareTo(SKEW) > 0).ifPresent(a -> found.add(skewed(host, a)));
        }
        scene.facts().refusedPlans().forEach((stack, problem) -> found.add(refused(stack, problem)));
        return found;
    }

    private static Finding silent(HostFacts host, Problem problem) {
        String way = host.overTcp()
                ? " An engine listens for others only when it is told to (dockerd -H tcp://...:2376 --tlsverify); an ssh"
                        + " tunnel (ssh -L 2375:localhost:2375 user@host) does without."
                : "";
        return Finding.error(
                "FL-6201",
                host.name(),
                "The Docker engine of " + host.name() + " cannot be reached.",
                List.of(
                        problem.message() + " [" + problem.code() + "]",
                        "asked at " + host.host().engine().text()),
                problem.hint() + way);
    }

    private static Finding skewed(HostFacts host, Duration ahead) {
        String by = ahead.abs().toSeconds() + " s " + (ahead.isNegative() ? "behind" : "ahead of");
        return Finding.warning(
                "FL-6202",
                host.name(),
                "The clock of " + host.name() + " is " + by + " this computer's.",
                List.of("measured at its engine, half a round trip taken off"),
                "Let both take their time from one source (timedatectl set-ntp true).");
    }

    private static Finding refused(String stack, Problem problem) {
        List<String> evidence = new ArrayList<>(List.of(problem.message() + " [" + problem.code() + "]"));
        for (HostReason host : problem.hosts()) {
            evidence.add(host.host() + ": " + host.reason());
        }
        return Finding.error(
                "FL-6204",
                stack,
                problem.hosts().isEmpty()
                        ? "No plan can be made for stack " + stack + "."
                        : "No suitable host is found for a service of stack " + stack + ".",
                evidence,
                problem.hint());
    }
}
