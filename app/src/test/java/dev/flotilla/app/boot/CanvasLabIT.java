package dev.flotilla.app.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.flotilla.app.base.SignalSource;
import dev.flotilla.app.docker.client.EngineLimits;
import dev.flotilla.app.docker.client.HostEngines;
import dev.flotilla.app.fleet.EngineAddress;
import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.lab.Lab;
import dev.flotilla.app.lab.LabHost;
import dev.flotilla.app.lab.NeedsLab;
import dev.flotilla.app.observe.watch.FleetWatcher;
import dev.flotilla.app.observe.watch.WatchLimits;
import dev.flotilla.app.ui.canvas.FleetMap;
import dev.flotilla.app.ui.canvas.FleetMapMaker;
import dev.flotilla.app.ui.canvas.MapHost;
import dev.flotilla.app.ui.canvas.MapRow;
import dev.flotilla.app.ui.kit.Item;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the canvas shows and what each engine's own list says, side by side. */
@NeedsLab(secured = 1, plain = 1)
class CanvasLabIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path temp;

    private final Lab lab;
    private final List<LabHost> machines;
    private InProcess commands;
    private HostEngines engines;
    private FleetWatcher watcher;
    private Fleet fleet;

    CanvasLabIT(Lab lab) {
        this.lab = lab;
        this.machines = List.of(lab.secured().getFirst(), lab.plain().getFirst());
    }

    @BeforeEach
    void open() {
        commands = new InProcess(temp.resolve("data"));
        List<Host> hosts = new ArrayList<>();
        for (LabHost machine : machines) {
            List<String> words = new ArrayList<>(List.of(
                    "host", "add", machine.name(), "--engine", machine.tcp().toString()));
            Optional<Path> tls = machine.secured() ? Optional.of(lab.certificates()) : Optional.empty();
            tls.ifPresent(folder -> words.addAll(List.of("--tls-dir", folder.toString())));
            commands.done(words.toArray(String[]::new));
            hosts.add(Host.of(
                    new HostId(machine.name()),
                    machine.name(),
                    new EngineAddress.Tcp(machine.tcp().getHost(), machine.tcp().getPort(), tls)));
        }
        fleet = new Fleet("lab", hosts, Map.of(), new TreeMap<>());
        engines = new HostEngines(EngineLimits.USUAL, Threads.virtual("engine"), Clock.systemUTC(), host -> {
            throw new AssertionError("no embedded host here");
        });
        watcher = new FleetWatcher(
                new SignalSource<>(fleet),
                engines,
                WatchLimits.USUAL,
                Threads.virtual("watch"),
                Clock.systemUTC(),
                new Random());
    }

    @AfterEach
    void clear() {
        watcher.close();
        engines.close();
        machines.forEach(m -> lab.exec(
                m, "sh", "-c", "docker ps -aq --filter label=dev.flotilla.stack | xargs -r docker rm -f -v; true"));
    }

    @Test
    void afterAnApplyTheCanvasShowsWhatEveryEngineLists() throws IOException {
        String file = Files.writeString(temp.resolve("compose.yaml"), """
                        name: seen
                        x-flotilla: {strategy: spread}
                        services:
                          web: {image: "nginx:latest", ports: ["80"], deploy: {replicas: 2}}
                          job: {image: busybox, command: ["sleep", "3600"]}
                          db: {image: "redis:7"}
                        """).toString();
        commands.done("stack", "apply", file, "--yes");

        machines.forEach(
                machine -> assertThat(listed(machine)).as(machine.name()).isNotEmpty());
        assertThat(listed(machines.get(0)).size() + listed(machines.get(1)).size())
                .isGreaterThanOrEqualTo(4);
        agrees();

        machines.forEach(machine -> listed(machine).forEach((id, words) -> {
            if (words.startsWith("seen-job ")) {
                lab.docker(machine, "kill", id);
            }
        }));
        agrees();
        assertThat(drawn().values()).filteredOn(v -> v.startsWith("seen-job ")).containsExactly("seen-job down");

        commands.done("stack", "remove", "seen", "--yes");
        agrees();
        assertThat(drawn().values()).noneMatch(v -> v.startsWith("seen-"));
    }

    private void agrees() {
        for (LabHost machine : machines) {
            await(machine.name())
                    .atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(drawn(machine)).isEqualTo(listed(machine)));
        }
    }

    /** Id to name and whether it is up, as {@code docker ps} on the machine itself says. */
    private Map<String, String> listed(LabHost machine) {
        Map<String, String> all = new TreeMap<>();
        lab.docker(machine, "ps", "-a", "--no-trunc", "--format", "{{.ID}} {{.Names}} {{.State}}")
                .lines()
                .filter(line -> !line.isBlank())
                .map(line -> line.split(" ", -1))
                .forEach(w -> all.put(w[0], w[1] + (w[2].equals("running") ? " up" : " down")));
        return all;
    }

    private Map<String, String> drawn() {
        Map<String, String> all = new TreeMap<>();
        machines.forEach(machine -> all.putAll(drawn(machine)));
        return all;
    }

    /** The same of the host's card. */
    private Map<String, String> drawn(LabHost machine) {
        FleetMap map = FleetMapMaker.make(
                fleet, watcher.observed().value(), List.of(), Clock.systemUTC().instant());
        MapHost card = map.host(new HostId(machine.name())).orElseThrow();
        Map<String, String> all = new TreeMap<>();
        card.rows().forEach(row -> all.put(row.item().container().value(), name(row) + word(row)));
        return all;
    }

    private String name(MapRow row) {
        Item.OfContainer item = row.item();
        return watcher.observed().value().host(item.host()).containers().stream()
                .filter(c -> c.id().equals(item.container()))
                .findFirst()
                .orElseThrow()
                .name();
    }

    private static String word(MapRow row) {
        return switch (row.status()) {
            case RUNNING, HEALTHY, STARTING, DEGRADED, SUSPECT, STALE -> " up";
            case DOWN, OFFLINE, UNKNOWN, MAINTENANCE -> " down";
        };
    }
}
