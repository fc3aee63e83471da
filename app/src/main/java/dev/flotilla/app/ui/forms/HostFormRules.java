package dev.flotilla.app.ui.forms;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.fleet.DeclaredCapacity;
import dev.flotilla.app.fleet.EngineAddress;
import dev.flotilla.app.fleet.EngineAddressReader;
import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.fleet.HostName;
import dev.flotilla.app.fleet.HostRules;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** From what is typed to a host, or to what is wrong with each field. */
public final class HostFormRules {
    private HostFormRules() {}

    /**
     * What came of a draft.
     *
     * @param host present when no field is wrong
     * @param problems the first of each wrong field
     */
    public record Reading(Optional<Host> host, Map<HostField, Problem> problems) {
        public Reading {
            problems = Collections.unmodifiableMap(new EnumMap<>(problems));
        }
    }

    /** @param fleet where the name must be free; the host with the draft's own id does not count */
    public static Reading read(HostDraft draft, Fleet fleet) {
        Map<HostField, Problem> problems = new EnumMap<>(HostField.class);
        String name = name(draft, fleet, problems);
        Optional<EngineAddress> engine = engine(draft, problems);
        SortedMap<String, String> labels = labels(draft, problems);
        OptionalDouble cpus = cpus(draft, problems);
        OptionalLong memory = memory(draft, problems);
        int reserve = reserve(draft, problems);
        if (engine.isEmpty()) {
            return new Reading(Optional.empty(), problems);
        }
        Host host = new Host(
                draft.id(),
                name,
                engine.get(),
                text(draft.address()),
                text(draft.datacenter()),
                labels,
                draft.status(),
                new DeclaredCapacity(cpus, memory),
                reserve);
        if (HostRules.check(host) instanceof Outcome.Failed<Host> failed) {
            failed.problems().forEach(p -> problems.putIfAbsent(fieldOf(p, host), p));
        }
        return new Reading(problems.isEmpty() ? Optional.of(host) : Optional.empty(), problems);
    }

    private static String name(HostDraft draft, Fleet fleet, Map<HostField, Problem> problems) {
        return switch (HostName.read(draft.name())) {
            case Outcome.Ok<String>(String name) -> {
                fleet.hostNamed(name)
                        .filter(other -> !other.id().equals(draft.id()))
                        .ifPresent(other -> problems.put(
                                HostField.NAME,
                                Problem.of(
                                        "FL-1002",
                                        "A host named " + other.name() + " is in the fleet already.",
                                        "Choose another name.")));
                yield name;
            }
            case Outcome.Failed<String> failed -> {
                problems.put(HostField.NAME, failed.first());
                yield "unnamed";
            }
        };
    }

    private static Optional<EngineAddress> engine(HostDraft draft, Map<HostField, Problem> problems) {
        Optional<Path> tls = Optional.empty();
        if (draft.kind() == EngineKind.TLS) {
            if (draft.tlsDir().isBlank()) {
                problems.put(
                        HostField.TLS_DIR,
                        Problem.of(
                                "FL-1004",
                                "TLS needs a folder with ca.pem, cert.pem and key.pem.",
                                "Choose the folder, or plain TCP."));
            } else {
                try {
                    tls = Optional.of(Path.of(draft.tlsDir().strip()).toAbsolutePath());
                } catch (InvalidPathException e) {
                    problems.put(
                            HostField.TLS_DIR,
                            Problem.of("FL-1004", "This is not a path of a folder.", "Choose the folder."));
                }
            }
        }
        return switch (EngineAddressReader.read(draft.engine(), tls)) {
            case Outcome.Ok<EngineAddress>(EngineAddress address) -> Optional.of(address);
            case Outcome.Failed<EngineAddress> failed -> {
                problems.put(HostField.ENGINE, failed.first());
                yield Optional.empty();
            }
        };
    }

    private static SortedMap<String, String> labels(HostDraft draft, Map<HostField, Problem> problems) {
        SortedMap<String, String> labels = new TreeMap<>();
        Set<String> seen = new HashSet<>();
        for (HostDraft.LabelRow row : draft.labels()) {
            if (row.key().isBlank() && row.value().isBlank()) {
                continue;
            }
            if (!seen.add(row.key().strip())) {
                problems.put(
                        HostField.LABELS,
                        Problem.of(
                                "FL-1008",
                                "The label " + row.key().strip() + " is there twice.",
                                "Remove one of them."));
            }
            labels.put(row.key().strip(), row.value().strip());
        }
        return labels;
    }

    private static OptionalDouble cpus(HostDraft draft, Map<HostField, Problem> problems) {
        OptionalDouble value = Quantity.cores(draft.cpus());
        if (value.isEmpty() && !draft.cpus().isBlank()) {
            problems.put(
                    HostField.CPUS,
                    Problem.of(
                            "FL-1009",
                            "\"" + draft.cpus().strip() + "\" is not a number of cores.",
                            "Such as 4 or 1.5."));
        }
        return value;
    }

    private static OptionalLong memory(HostDraft draft, Map<HostField, Problem> problems) {
        OptionalLong value = Quantity.bytes(draft.memory());
        if (value.isEmpty() && !draft.memory().isBlank()) {
            problems.put(
                    HostField.MEMORY,
                    Problem.of("FL-1009", "\"" + draft.memory().strip() + "\" is not a size.", "Such as 16G or 512M."));
        }
        return value;
    }

    private static int reserve(HostDraft draft, Map<HostField, Problem> problems) {
        String text = draft.reserve().strip();
        if (text.matches("\\d{1,2}") && Integer.parseInt(text) <= 90) {
            return Integer.parseInt(text);
        }
        problems.put(
                HostField.RESERVE,
                Problem.of("FL-1009", "The reserve is a whole number from 0 to 90.", "10 is the usual one."));
        return Host.DEFAULT_RESERVE_PERCENT;
    }

    private static HostField fieldOf(Problem problem, Host host) {
        return switch (problem.code()) {
            case "FL-1003" -> HostField.NAME;
            case "FL-1007" -> problem.message().contains("datacenter") ? HostField.DATACENTER : HostField.ADDRESS;
            case "FL-1008" -> HostField.LABELS;
            case "FL-1009" -> problem.message().endsWith("cpus.") ? HostField.CPUS : HostField.MEMORY;
            default -> host.name().isBlank() ? HostField.NAME : HostField.ENGINE;
        };
    }

    private static Optional<String> text(String typed) {
        return typed.isBlank() ? Optional.empty() : Optional.of(typed.strip());
    }
}
