package dev.flotilla.app.ui.forms;

import dev.flotilla.app.fleet.EngineAddress;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.fleet.HostStatus;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A host as it is typed: texts that need not be right yet.
 *
 * @param cpus declared cores, empty for what the engine says
 * @param memory declared memory such as {@code 16G}, empty likewise
 * @param reserve per cent kept free
 */
public record HostDraft(
        HostId id,
        String name,
        EngineKind kind,
        String engine,
        String tlsDir,
        String address,
        String datacenter,
        List<LabelRow> labels,
        HostStatus status,
        String cpus,
        String memory,
        String reserve) {
    /** One {@code key=value}. */
    public record LabelRow(String key, String value) {}

    public HostDraft {
        labels = List.copyOf(labels);
    }

    /** An empty form of a kind. */
    public static HostDraft blank(HostId id, EngineKind kind) {
        String engine = kind == EngineKind.EMBEDDED ? kind.example() : "";
        return new HostDraft(
                id,
                "",
                kind,
                engine,
                "",
                "",
                "",
                List.of(),
                HostStatus.ACTIVE,
                "",
                "",
                Integer.toString(Host.DEFAULT_RESERVE_PERCENT));
    }

    /** A host that is there already, to be changed. */
    public static HostDraft of(Host host) {
        List<LabelRow> labels = new ArrayList<>();
        host.labels().forEach((key, value) -> labels.add(new LabelRow(key, value)));
        return new HostDraft(
                host.id(),
                host.name(),
                EngineKind.of(host.engine()),
                host.engine().text(),
                host.engine() instanceof EngineAddress.Tcp tcp
                        ? tcp.tlsDir().map(Path::toString).orElse("")
                        : "",
                host.address().orElse(""),
                host.datacenter().orElse(""),
                labels,
                host.status(),
                host.declared().cpus().isPresent()
                        ? Quantity.cores(host.declared().cpus().getAsDouble())
                        : "",
                host.declared().memoryBytes().isPresent()
                        ? Quantity.bytes(host.declared().memoryBytes().getAsLong())
                        : "",
                Integer.toString(host.reservePercent()));
    }

    public HostDraft with(HostField field, String text) {
        return new HostDraft(
                id,
                field == HostField.NAME ? text : name,
                kind,
                field == HostField.ENGINE ? text : engine,
                field == HostField.TLS_DIR ? text : tlsDir,
                field == HostField.ADDRESS ? text : address,
                field == HostField.DATACENTER ? text : datacenter,
                labels,
                status,
                field == HostField.CPUS ? text : cpus,
                field == HostField.MEMORY ? text : memory,
                field == HostField.RESERVE ? text : reserve);
    }

    /** Another kind; an address that was typed for the old one stays when it fits the new one. */
    public HostDraft with(EngineKind next) {
        boolean tcp = engine.startsWith("tcp:");
        boolean fits = switch (next) {
            case UNIX -> engine.startsWith("unix:");
            case TLS -> tcp;
            case TCP -> tcp;
            case EMBEDDED -> false;
        };
        String address = fits ? engine : next == EngineKind.EMBEDDED ? next.example() : "";
        return new HostDraft(
                id, name, next, address, tlsDir, this.address, datacenter, labels, status, cpus, memory, reserve);
    }

    public HostDraft with(List<LabelRow> rows) {
        return new HostDraft(id, name, kind, engine, tlsDir, address, datacenter, rows, status, cpus, memory, reserve);
    }

    public HostDraft with(HostStatus next) {
        return new HostDraft(id, name, kind, engine, tlsDir, address, datacenter, labels, next, cpus, memory, reserve);
    }

    /** What an engine that was found on this machine fills in; the name only when none was typed. */
    public HostDraft with(FoundEngine found) {
        return new HostDraft(
                id,
                name.isBlank() ? found.name() : name,
                EngineKind.of(found.address()),
                found.address().text(),
                found.address() instanceof EngineAddress.Tcp tcp
                        ? tcp.tlsDir().map(Path::toString).orElse("")
                        : "",
                address,
                datacenter,
                labels,
                status,
                cpus,
                memory,
                reserve);
    }
}
