package dev.flotilla.app.deploy.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.deploy.ApplyState;
import dev.flotilla.app.deploy.DeployProgress;
import dev.flotilla.app.deploy.OnFailure;
import dev.flotilla.app.docker.ContainerHealth;
import dev.flotilla.app.docker.ExecResult;
import dev.flotilla.app.docker.RunningContainer;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.split.Choice;
import dev.flotilla.app.split.Edge;
import dev.flotilla.app.split.Layout;
import dev.flotilla.app.split.SplitPlan;
import dev.flotilla.app.split.file.SplitFile;
import dev.flotilla.app.split.file.SplitFiles;
import dev.flotilla.app.split.make.SplitMaker;
import dev.flotilla.app.split.make.SplitRequest;
import dev.flotilla.app.stack.Service;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** A stack on two machines: everything on the first, some of it moved to the second. */
final class SplitStand {
    final LabFleet rooms;
    final Path file;

    SplitStand(LabFleet rooms, Path folder, String text) throws Exception {
        this.rooms = rooms;
        this.file = Files.writeString(folder.resolve("compose.yml"), text);
    }

    Host host(int number) {
        return rooms.fleet.hosts().get(number);
    }

    /** Parts the file and writes it; the services named go to the second machine. */
    SplitPlan part(Map<Edge.Key, Choice> choices, String... moved) {
        SplitFile opened = LabFleet.value(SplitFiles.open(file, Map.of()));
        Map<String, SortedSet<String>> hosts = new HashMap<>();
        for (Service service : opened.stack().services()) {
            boolean goes = Set.of(moved).contains(service.name());
            hosts.put(service.name(), new TreeSet<>(Set.of(host(goes ? 1 : 0).name())));
        }
        Map<String, String> addresses = new HashMap<>();
        rooms.fleet.hosts().forEach(h -> addresses.put(h.name(), h.reachableAddress()));
        SplitPlan plan = SplitMaker.of(new SplitRequest(
                opened.original(),
                opened.stack(),
                new Layout(hosts, addresses, Map.of()),
                choices,
                true,
                opened.read()));
        assertThat(plan.text()).as(plan.notices().toString()).isPresent();
        LabFleet.value(SplitFiles.replace(file, opened.text(), plan.text().orElseThrow()));
        return plan;
    }

    /** Takes the split back. */
    void join() {
        SplitFile opened = LabFleet.value(SplitFiles.open(file, Map.of()));
        LabFleet.value(SplitFiles.replace(file, opened.text(), opened.original()));
    }

    void apply() throws Exception {
        DeployProgress last = rooms.apply(file, OnFailure.ROLLBACK);
        assertThat(last.state()).as(last.steps().toString()).isEqualTo(ApplyState.DONE);
    }

    RunningContainer container(int host, String name) {
        return rooms.engine(host).containers().stream()
                .filter(c -> c.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new AssertionError("no " + name + " on " + host(host).name()));
    }

    ContainerHealth health(int host, String name) {
        return container(host, name).health();
    }

    ExecResult sh(int host, String container, String line) {
        return rooms.engine(host)
                .exec(container(host, container).id(), List.of("sh", "-c", line), Duration.ofSeconds(60));
    }

    String says(int host, String container, String line) {
        ExecResult result = sh(host, container, line);
        assertThat(result.exitCode())
                .as(line + ": " + result.output() + result.errors())
                .isZero();
        return result.output();
    }
}
