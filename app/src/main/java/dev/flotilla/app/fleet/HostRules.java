package dev.flotilla.app.fleet;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** What must hold of a host by itself. All faults are found, not the first alone. */
public final class HostRules {
    private static final Pattern LABEL_KEY = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9_./-]{0,126}[A-Za-z0-9])?");
    private static final double MOST_CPUS = 4096;
    private static final long LEAST_MEMORY = 4L << 20;
    private static final long MOST_MEMORY = 1L << 50;

    private HostRules() {}

    /** The host itself, or everything that is wrong with it: FL-1003, FL-1007, FL-1008, FL-1009. */
    public static Outcome<Host> check(Host host) {
        List<Problem> found = new ArrayList<>();
        switch (HostName.read(host.name())) {
            case Outcome.Ok<String>(String name) -> {
                if (!name.equals(host.name())) {
                    found.add(Problem.of("FL-1003", "The host name has blanks around it.", "Write \"" + name + "\"."));
                }
            }
            case Outcome.Failed<String>(List<Problem> problems) -> found.addAll(problems);
        }
        host.address().flatMap(HostRules::addressFault).ifPresent(found::add);
        host.datacenter()
                .flatMap(d -> PlainText.fault(d, 63))
                .ifPresent(fault -> found.add(Problem.of(
                        "FL-1007",
                        "The name of the datacenter " + fault + ".",
                        "Write a short name, such as \"berlin\".")));
        host.labels().forEach((key, value) -> labelFault(key, value).ifPresent(found::add));
        cpusFault(host.declared().cpus()).ifPresent(found::add);
        memoryFault(host.declared().memoryBytes()).ifPresent(found::add);
        return found.isEmpty() ? Outcome.ok(host) : Outcome.failed(found);
    }

    private static Optional<Problem> addressFault(String address) {
        if (NetworkName.isWildcard(address)) {
            return Optional.of(Problem.of(
                    "FL-1007",
                    "No other machine can reach a host at \"" + address + "\".",
                    "Give the address by which other machines reach it, such as 192.0.2.7."));
        }
        if (!NetworkName.isValid(address)) {
            return Optional.of(Problem.of(
                    "FL-1007",
                    "\"" + PlainText.of(address) + "\" is neither an address nor a machine's name.",
                    "Give an address such as 192.0.2.7, without scheme and port."));
        }
        return Optional.empty();
    }

    private static Optional<Problem> labelFault(String key, String value) {
        if (!LABEL_KEY.matcher(key).matches()) {
            return Optional.of(Problem.of(
                    "FL-1008",
                    "\"" + PlainText.of(key) + "\" cannot be the key of a label.",
                    "Use letters, digits, \".\", \"-\", \"_\" and \"/\", and begin and end with a letter or a digit."));
        }
        if (value.length() > 255 || value.chars().anyMatch(Character::isISOControl)) {
            return Optional.of(Problem.of(
                    "FL-1008",
                    "The value of the label \"" + key + "\" is too long or holds characters that cannot be shown.",
                    "Use at most 255 visible characters."));
        }
        return Optional.empty();
    }

    private static Optional<Problem> cpusFault(OptionalDouble cpus) {
        if (cpus.isEmpty() || (cpus.getAsDouble() > 0 && cpus.getAsDouble() <= MOST_CPUS)) {
            return Optional.empty();
        }
        return Optional.of(Problem.of(
                "FL-1009",
                "A host cannot have " + cpus.getAsDouble() + " cpus.",
                "Give a number above 0, at most " + (int) MOST_CPUS + "."));
    }

    private static Optional<Problem> memoryFault(OptionalLong bytes) {
        if (bytes.isEmpty() || (bytes.getAsLong() >= LEAST_MEMORY && bytes.getAsLong() <= MOST_MEMORY)) {
            return Optional.empty();
        }
        return Optional.of(Problem.of(
                "FL-1009",
                "A host cannot have " + bytes.getAsLong() + " bytes of memory.",
                "Give at least 4M, such as 16G."));
    }
}
