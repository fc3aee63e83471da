package dev.flotilla.app.docker.client.read;

import dev.flotilla.app.docker.ContainerDetail;
import dev.flotilla.app.docker.ImageFacts;
import dev.flotilla.app.stack.HealthCheck;
import dev.flotilla.app.stack.Limits;
import dev.flotilla.app.stack.RuntimeOptions;
import dev.flotilla.app.stack.read.text.Quantity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What {@code /containers/ID/json} and {@code /images/NAME/json} tell of how containers are made. */
final class MakingReader {
    private static final int SHORT_ID = 12;
    private static final long USUAL_SHM = 64L << 20;
    private static final double NANOS = 1e9;
    /** Settings of the host that say something when they are not empty, zero or false, and that no stack of ours can say. */
    private static final List<String> UNSAID = List.of(
            "BlkioWeight",
            "CgroupParent",
            "CpuPercent",
            "CpuRealtimePeriod",
            "CpuRealtimeRuntime",
            "CpuShares",
            "CpusetCpus",
            "CpusetMems",
            "DeviceCgroupRules",
            "DeviceRequests",
            "DnsOptions",
            "DnsSearch",
            "GroupAdd",
            "Links",
            "OomKillDisable",
            "OomScoreAdj",
            "PidsLimit",
            "PublishAllPorts",
            "StorageOpt",
            "UTSMode",
            "UsernsMode",
            "VolumesFrom");

    private final JsonNode node;
    private final JsonNode config;
    private final JsonNode host;

    private MakingReader(JsonNode node) {
        this.node = node;
        this.config = node.path("Config");
        this.host = node.path("HostConfig");
    }

    static ContainerDetail.Making of(JsonNode inspected) {
        MakingReader reader = new MakingReader(inspected);
        return new ContainerDetail.Making(
                health(reader.config.path("Healthcheck")),
                reader.limits(),
                reader.options(),
                reader.aliases(),
                reader.tmpfs(),
                reader.exposed(),
                reader.others());
    }

    static ImageFacts.Defaults image(JsonNode image) {
        JsonNode config = image.path("Config");
        SortedMap<String, String> environment = new TreeMap<>();
        for (String pair : ContainerReader.texts(config.path("Env"))) {
            int equals = pair.indexOf('=');
            environment.put(equals < 0 ? pair : pair.substring(0, equals), pair.substring(equals + 1));
        }
        return new ImageFacts.Defaults(
                environment,
                ContainerReader.texts(config.path("Cmd")),
                ContainerReader.texts(config.path("Entrypoint")),
                text(config, "User"),
                text(config, "WorkingDir"),
                text(config, "StopSignal"),
                health(config.path("Healthcheck")),
                tcp(config.path("ExposedPorts")),
                Set.copyOf(config.path("Volumes").propertyNames()));
    }

    private static Optional<HealthCheck> health(JsonNode check) {
        List<String> test = ContainerReader.texts(check.path("Test"));
        return test.isEmpty()
                ? Optional.empty()
                : Optional.of(new HealthCheck(
                        test,
                        time(check, "Interval"),
                        time(check, "Timeout"),
                        check.path("Retries").asInt(0) > 0
                                ? Optional.of(check.path("Retries").asInt(0))
                                : Optional.empty(),
                        time(check, "StartPeriod")));
    }

    private static Optional<Duration> time(JsonNode check, String key) {
        long nanos = check.path(key).asLong(0);
        return nanos > 0 ? Optional.of(Duration.ofNanos(nanos)) : Optional.empty();
    }

    private Limits limits() {
        long quota = host.path("CpuQuota").asLong(0);
        long period = host.path("CpuPeriod").asLong(0);
        double cpus = quota > 0
                ? (double) quota / (period > 0 ? period : 100_000)
                : host.path("NanoCpus").asLong(0) / NANOS;
        return new Limits(
                cpus > 0 ? OptionalDouble.of(cpus) : OptionalDouble.empty(),
                positive("Memory"),
                OptionalDouble.empty(),
                positive("MemoryReservation"));
    }

    private OptionalLong positive(String key) {
        long value = host.path(key).asLong(0);
        return value > 0 ? OptionalLong.of(value) : OptionalLong.empty();
    }

    private RuntimeOptions options() {
        boolean privileged = host.path("Privileged").asBoolean(false);
        long shm = host.path("ShmSize").asLong(0);
        String driver = host.path("LogConfig").path("Type").asString("");
        SortedMap<String, String> logging =
                ContainerReader.labels(host.path("LogConfig").path("Config"));
        boolean usualLog = logging.isEmpty() && (driver.isEmpty() || driver.equals("json-file"));
        return new RuntimeOptions(
                text(config, "Hostname").filter(this::isOwnName),
                text(config, "WorkingDir"),
                texts("CapAdd"),
                texts("CapDrop"),
                privileged,
                devices(),
                ulimits(),
                // An engine adds this one by itself.
                texts("SecurityOpt").stream()
                        .filter(o -> !(privileged && o.equals("label=disable")))
                        .toList(),
                usualLog ? Optional.empty() : Optional.of(driver),
                logging,
                texts("ExtraHosts"),
                host.path("Init").asBoolean(false),
                host.path("ReadonlyRootfs").asBoolean(false),
                shm > 0 && shm != USUAL_SHM ? OptionalLong.of(shm) : OptionalLong.empty(),
                text(config, "StopSignal"),
                config.path("StopTimeout").asInt(0) > 0
                        ? Optional.of(
                                Duration.ofSeconds(config.path("StopTimeout").asInt(0)))
                        : Optional.empty(),
                config.path("Tty").asBoolean(false),
                config.path("OpenStdin").asBoolean(false),
                texts("Dns"),
                ContainerReader.labels(host.path("Sysctls")),
                text(host, "PidMode").filter(MakingReader::isNoNeighbour),
                text(host, "IpcMode").filter(MakingReader::isNoNeighbour).filter(m -> !m.equals("private")));
    }

    /** What engines make up from an id or take from the machine is no name that was given. */
    private boolean isOwnName(String name) {
        String mode = host.path("NetworkMode").asString("");
        return !node.path("Id").asString("").startsWith(name) && !mode.equals("host") && !mode.startsWith("container:");
    }

    /** Another container is told by its id, which no file can say. */
    private static boolean isNoNeighbour(String mode) {
        return !mode.startsWith("container:");
    }

    private List<String> devices() {
        List<String> all = new ArrayList<>();
        for (JsonNode device : host.path("Devices")) {
            String rights = device.path("CgroupPermissions").asString("rwm");
            all.add(device.path("PathOnHost").asString("") + ":"
                    + device.path("PathInContainer").asString("") + (rights.equals("rwm") ? "" : ":" + rights));
        }
        return all;
    }

    private SortedMap<String, RuntimeOptions.Ulimit> ulimits() {
        SortedMap<String, RuntimeOptions.Ulimit> all = new TreeMap<>();
        for (JsonNode limit : host.path("Ulimits")) {
            all.put(
                    limit.path("Name").asString(""),
                    new RuntimeOptions.Ulimit(
                            limit.path("Soft").asLong(0), limit.path("Hard").asLong(0)));
        }
        return all;
    }

    private SortedMap<String, List<String>> aliases() {
        SortedMap<String, List<String>> all = new TreeMap<>();
        String id = node.path("Id").asString("");
        String own = node.path("Name").asString("").replaceFirst("^/", "");
        for (Map.Entry<String, JsonNode> network :
                node.path("NetworkSettings").path("Networks").properties()) {
            List<String> names = ContainerReader.texts(network.getValue().path("Aliases")).stream()
                    .filter(alias -> !alias.equals(own) && !(alias.length() == SHORT_ID && id.startsWith(alias)))
                    .distinct()
                    .toList();
            if (!names.isEmpty()) {
                all.put(network.getKey(), names);
            }
        }
        return all;
    }

    /** Said in either of two ways. */
    private SortedMap<String, Long> tmpfs() {
        SortedMap<String, Long> all = new TreeMap<>();
        ContainerReader.labels(host.path("Tmpfs")).forEach((target, words) -> all.put(target, size(words)));
        for (JsonNode mount : host.path("Mounts")) {
            if (mount.path("Type").asString("").equals("tmpfs")) {
                all.put(
                        mount.path("Target").asString(""),
                        mount.path("TmpfsOptions").path("SizeBytes").asLong(0));
            }
        }
        return all;
    }

    private static long size(String words) {
        return Stream.of(words.split(","))
                .filter(w -> w.startsWith("size="))
                .map(w -> Quantity.bytes(w.substring("size=".length())))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(0L);
    }

    private NavigableSet<Integer> exposed() {
        NavigableSet<Integer> all = new TreeSet<>(tcp(config.path("ExposedPorts")));
        all.removeAll(tcp(host.path("PortBindings")));
        return all;
    }

    private static Set<Integer> tcp(JsonNode ports) {
        Set<Integer> all = new TreeSet<>();
        for (String port : ports.propertyNames()) {
            String[] parts = port.split("/", 2);
            if (parts[0].matches("\\d{1,5}") && (parts.length < 2 || parts[1].equals("tcp"))) {
                all.add(Integer.parseInt(parts[0]));
            }
        }
        return all;
    }

    private NavigableSet<String> others() {
        NavigableSet<String> all = new TreeSet<>();
        UNSAID.stream().filter(key -> says(host.path(key))).forEach(all::add);
        long swap = host.path("MemorySwap").asLong(0);
        long memory = host.path("Memory").asLong(0);
        // Twice the memory is what an engine takes when nothing was said.
        if (swap != 0 && swap != 2 * memory) {
            all.add("MemorySwap");
        }
        Predicate<String> another = mode -> mode.startsWith("container:");
        Stream.of("NetworkMode", "PidMode", "IpcMode")
                .filter(key -> text(host, key).filter(another).isPresent())
                .forEach(all::add);
        text(host, "Runtime").filter(r -> !r.equals("runc")).ifPresent(r -> all.add("Runtime"));
        return all;
    }

    private static boolean says(JsonNode value) {
        return value.isContainer()
                ? !value.isEmpty()
                : value.isNumber()
                        ? value.asLong(0) != 0
                        : value.isBoolean()
                                ? value.asBoolean(false)
                                : !value.asString("").isEmpty();
    }

    private List<String> texts(String key) {
        return ContainerReader.texts(host.path(key));
    }

    private static Optional<String> text(JsonNode from, String key) {
        String text = from.path(key).asString("");
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
}
