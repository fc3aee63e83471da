package dev.flotilla.app.cli.host;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.cli.kit.CommandContext;
import dev.flotilla.app.cli.kit.MemorySize;
import dev.flotilla.app.fleet.DeclaredCapacity;
import dev.flotilla.app.fleet.EngineAddress;
import dev.flotilla.app.fleet.EngineAddressReader;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.fleet.HostStatus;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import picocli.CommandLine.Option;

/** What {@code host add} and {@code host set} may say of a host. {@code none} takes back what was said before. */
final class HostOptions {
    private static final String NONE = "none";

    @Option(
            names = "--tls-dir",
            paramLabel = "DIR",
            description = "Folder with ca.pem, cert.pem and key.pem, for a tcp engine.")
    Optional<String> tlsDir = Optional.empty();

    @Option(
            names = "--address",
            paramLabel = "IP",
            description = "Address by which other machines reach it; else that of a tcp engine, or 127.0.0.1.")
    Optional<String> address = Optional.empty();

    @Option(names = "--datacenter", paramLabel = "D", description = "Name of the place it stands in.")
    Optional<String> datacenter = Optional.empty();

    @Option(
            names = "--label",
            paramLabel = "K=V",
            mapFallbackValue = "",
            description = "A label, to be asked for by stacks; may be repeated.")
    Map<String, String> labels = new LinkedHashMap<>();

    @Option(names = "--status", paramLabel = "S", description = "active, maintenance or offline.")
    Optional<String> status = Optional.empty();

    @Option(names = "--cpus", paramLabel = "N", description = "Cores, told by hand instead of by the engine.")
    Optional<String> cpus = Optional.empty();

    @Option(names = "--memory", paramLabel = "BYTES", description = "Memory, told by hand: bytes, or such as 16G.")
    Optional<String> memory = Optional.empty();

    @Option(
            names = "--reserve",
            paramLabel = "PERCENT",
            description = "Share of the capacity that is kept free, 0 to 90; 10 unless told.")
    Optional<String> reserve = Optional.empty();

    /** The host with what was typed put over what it was. */
    Outcome<Host> over(Host old, Optional<String> engine, SortedMap<String, String> oldLabels, CommandContext context) {
        return engine(old, engine, context)
                .then(address1 -> status(old)
                        .then(status1 -> cpus(old)
                                .then(cpus1 -> memory(old)
                                        .then(memory1 -> reserve(old).map(reserve1 -> {
                                            SortedMap<String, String> all = new TreeMap<>(oldLabels);
                                            all.putAll(labels);
                                            return new Host(
                                                    old.id(),
                                                    old.name(),
                                                    address1,
                                                    text(address, old.address()),
                                                    text(datacenter, old.datacenter()),
                                                    all,
                                                    status1,
                                                    new DeclaredCapacity(cpus1, memory1),
                                                    reserve1);
                                        })))));
    }

    private Outcome<EngineAddress> engine(Host old, Optional<String> typed, CommandContext context) {
        if (typed.isEmpty() && tlsDir.isEmpty()) {
            return Outcome.ok(old.engine());
        }
        Optional<Path> before =
                old.engine() instanceof EngineAddress.Tcp tcp && typed.isEmpty() ? tcp.tlsDir() : Optional.empty();
        Optional<Path> folder =
                tlsDir.isPresent() ? tlsDir.filter(t -> !t.equals(NONE)).map(context::path) : before;
        return EngineAddressReader.read(typed.orElse(old.engine().text()), folder);
    }

    private static Optional<String> text(Optional<String> typed, Optional<String> old) {
        return typed.isEmpty() ? old : typed.map(String::strip).filter(t -> !t.isEmpty() && !t.equals(NONE));
    }

    private Outcome<HostStatus> status(Host old) {
        if (status.isEmpty()) {
            return Outcome.ok(old.status());
        }
        return HostStatus.of(status.get())
                .map(Outcome::ok)
                .orElseGet(() -> Outcome.failed(Problem.of(
                        "FL-4003",
                        "\"" + status.get() + "\" is not a status of a host.",
                        "Write active, maintenance or offline.")));
    }

    private Outcome<OptionalDouble> cpus(Host old) {
        if (cpus.isEmpty()) {
            return Outcome.ok(old.declared().cpus());
        }
        if (cpus.get().equals(NONE)) {
            return Outcome.ok(OptionalDouble.empty());
        }
        return number("cpus", cpus.get()).map(OptionalDouble::of);
    }

    private Outcome<OptionalLong> memory(Host old) {
        if (memory.isEmpty()) {
            return Outcome.ok(old.declared().memoryBytes());
        }
        if (memory.get().equals(NONE)) {
            return Outcome.ok(OptionalLong.empty());
        }
        return MemorySize.read(memory.get()).map(OptionalLong::of);
    }

    private Outcome<Integer> reserve(Host old) {
        if (reserve.isEmpty()) {
            return Outcome.ok(old.reservePercent());
        }
        String typed = reserve.get().endsWith("%")
                ? reserve.get().substring(0, reserve.get().length() - 1)
                : reserve.get();
        return number("percent", typed)
                .then(percent -> percent >= 0 && percent <= 90 && percent == Math.rint(percent)
                        ? Outcome.ok((int) percent.doubleValue())
                        : Outcome.failed(Problem.of(
                                "FL-1009",
                                "A reserve of " + reserve.get() + " cannot be kept.",
                                "Give a whole number from 0 to 90.")));
    }

    private static Outcome<Double> number(String of, String typed) {
        try {
            double value = Double.parseDouble(typed.strip());
            if (Double.isFinite(value)) {
                return Outcome.ok(value);
            }
        } catch (NumberFormatException e) {
            // Told below, as what is not finite.
        }
        return Outcome.failed(Problem.of(
                "FL-4003", "\"" + typed + "\" is not a number of " + of + ".", "Write it in digits, such as 4."));
    }
}
