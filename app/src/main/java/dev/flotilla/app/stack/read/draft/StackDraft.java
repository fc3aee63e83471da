package dev.flotilla.app.stack.read.draft;

import dev.flotilla.app.stack.NamedVolume;
import dev.flotilla.app.stack.Stack;
import dev.flotilla.app.stack.StackNetwork;
import dev.flotilla.app.stack.Strategy;
import dev.flotilla.app.stack.read.tree.Findings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A stack while it is being read. */
public final class StackDraft {
    public String name = "";
    public String description = "";
    public Optional<String> location = Optional.empty();
    public Strategy strategy = Strategy.TOGETHER;
    /** In the order of the file; may hold a name twice until it is checked. */
    public final List<ServiceDraft> services = new ArrayList<>();

    public final Map<String, NamedVolume> volumes = new TreeMap<>();
    public final Map<String, StackNetwork> networks = new TreeMap<>();

    public Optional<ServiceDraft> service(String wanted) {
        return services.stream().filter(s -> s.name.equals(wanted)).findFirst();
    }

    /** The finished value; only for a draft in which {@link StackCheck} found no mistake. */
    public Stack toStack(String file, Findings findings) {
        return new Stack(
                name,
                description,
                location,
                strategy,
                services.stream().map(ServiceDraft::toService).toList(),
                new TreeMap<>(volumes),
                new TreeMap<>(networks),
                SiblingScan.of(services),
                findings.kept(),
                file);
    }
}
