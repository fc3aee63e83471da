package dev.flotilla.app.eject.write;

import dev.flotilla.app.eject.words.ComposeSettings;
import dev.flotilla.app.eject.words.Words;
import dev.flotilla.app.eject.words.Yaml;
import dev.flotilla.app.fleet.EngineAddress;
import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.fleet.Node;
import dev.flotilla.app.fleet.NodeSetup;
import dev.flotilla.app.fleet.Spot;
import dev.flotilla.app.fleet.WishedStack;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A fleet as one text that people read and version control compares: what is usual is left out, the order never changes. */
public final class FleetText {
    public static final String FILE = "fleet.yaml";
    /** Rises when a reader of before would misread what is written. */
    public static final int FORMAT = 1;

    private final Fleet fleet;
    private final Map<String, String> files;
    private final Map<String, String> configs;
    private final Yaml yaml = new Yaml();

    private FleetText(Fleet fleet, Map<String, String> files, Map<String, String> configs) {
        this.fleet = fleet;
        this.files = files;
        this.configs = configs;
    }

    /**
     * @param files stack to the path of its file beside this text; for a stack without one its own path is written
     * @param configs node that is kept to the path of its configuration beside this text
     */
    public static String of(Fleet fleet, Map<String, String> files, Map<String, String> configs) {
        return new FleetText(fleet, files, configs).text();
    }

    private String text() {
        yaml.comment("A fleet of Flotilla. `flotilla import` of the folder with this file makes the same fleet again.")
                .put("format", String.valueOf(FORMAT))
                .put("fleet", Words.yaml(fleet.name()));
        if (!fleet.hosts().isEmpty()) {
            yaml.open("hosts");
            fleet.hosts().forEach(this::host);
            yaml.close();
        }
        if (!fleet.stacks().isEmpty()) {
            yaml.open("stacks");
            fleet.stacks().values().forEach(this::stack);
            yaml.close();
        }
        if (!fleet.nodes().isEmpty()) {
            yaml.open("nodes");
            fleet.nodes().forEach(this::node);
            yaml.close();
        }
        if (!fleet.setups().isEmpty()) {
            yaml.open("setups");
            fleet.setups().forEach(this::setup);
            yaml.close();
        }
        return yaml.text();
    }

    private void setup(NodeSetup setup) {
        yaml.item("name", Words.yaml(setup.name()));
        text("host", setup.host().map(this::name));
        text("address", setup.address());
        yaml.put("image", Words.yaml(setup.image()));
        yaml.put("network", setup.network().word());
        if (!setup.restart().equals(NodeSetup.USUAL_RESTART)) {
            yaml.put("restart", Words.yaml(setup.restart()));
        }
        list("mounts", setup.mounts());
        list("ports", setup.ports());
        texts("environment", setup.environment());
        setup.config().ifPresent(c -> yaml.put("config", Words.yaml(configs.getOrDefault(setup.name(), setup.name()))));
        yaml.close();
    }

    private void list(String key, List<String> values) {
        if (!values.isEmpty()) {
            yaml.put(key, values.stream().map(FleetText::quoted).collect(Collectors.joining(", ", "[", "]")));
        }
    }

    /** Between brackets a plain word could end the list. */
    private static String quoted(String value) {
        String written = Words.yaml(value);
        return written.startsWith("\"") ? written : '"' + written + '"';
    }

    private void host(Host host) {
        yaml.item("name", Words.yaml(host.name()))
                .put("id", Words.yaml(host.id().value()))
                .put("engine", Words.yaml(host.engine().text()));
        if (host.engine() instanceof EngineAddress.Tcp tcp) {
            tcp.tlsDir().ifPresent(dir -> yaml.put("tlsDir", Words.yaml(dir.toString())));
        }
        text("address", host.address());
        text("datacenter", host.datacenter());
        texts("labels", host.labels());
        if (host.status() != dev.flotilla.app.fleet.HostStatus.ACTIVE) {
            yaml.put("status", host.status().word());
        }
        host.declared().cpus().ifPresent(c -> yaml.put("cpus", ComposeSettings.number(c)));
        host.declared().memoryBytes().ifPresent(m -> yaml.put("memoryBytes", String.valueOf(m)));
        if (host.reservePercent() != Host.DEFAULT_RESERVE_PERCENT) {
            yaml.put("reservePercent", String.valueOf(host.reservePercent()));
        }
        Optional<Spot> spot = Optional.ofNullable(fleet.spots().get(host.id()));
        spot.ifPresent(s -> yaml.put("spot", "[" + number(s.x()) + ", " + number(s.y()) + "]"));
        yaml.close();
    }

    private void stack(WishedStack stack) {
        yaml.item("name", Words.yaml(stack.name()))
                .put("file", Words.yaml(files.getOrDefault(stack.name(), stack.file())));
        text("strategy", stack.strategy());
        SortedMap<String, String> pins = new TreeMap<>();
        stack.pins().forEach((service, host) -> pins.put(service, name(host)));
        texts("pins", pins);
        yaml.close();
    }

    private String name(HostId id) {
        return fleet.host(id).map(Host::name).orElse(id.value());
    }

    private void node(Node node) {
        yaml.item("name", Words.yaml(node.name())).put("host", Words.yaml(node.host()));
        number("heartbeatPort", node.heartbeatPort(), Node.USUAL_HEARTBEAT_PORT);
        number("commsPort", node.commsPort(), Node.USUAL_COMMS_PORT);
        number("controlPort", node.controlPort(), 0);
        text("http", node.http());
        if (node.kind() != Node.Kind.AUTO) {
            yaml.put("kind", node.kind().word());
        }
        number("periodMs", node.period().toMillis(), Node.USUAL_PERIOD.toMillis());
        number("toleranceMs", node.tolerance().toMillis(), Node.USUAL_TOLERANCE.toMillis());
        text("nodeId", node.nodeId());
        yaml.close();
    }

    private void number(String key, long value, long usual) {
        if (value != usual) {
            yaml.put(key, String.valueOf(value));
        }
    }

    private void text(String key, Optional<String> value) {
        value.ifPresent(v -> yaml.put(key, Words.yaml(v)));
    }

    private void texts(String key, SortedMap<String, String> values) {
        if (!values.isEmpty()) {
            yaml.open(key);
            values.forEach((k, v) -> yaml.put(k, Words.yaml(v)));
            yaml.close();
        }
    }

    /** Every digit that a double needs, whole ones without a fraction. */
    private static String number(double value) {
        return value == 0 ? String.valueOf(value) : ComposeSettings.number(value);
    }
}
