package dev.flotilla.app.deploy.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.deploy.ApplyState;
import dev.flotilla.app.deploy.DeployPlan;
import dev.flotilla.app.deploy.OnFailure;
import dev.flotilla.app.deploy.Step;
import dev.flotilla.app.deploy.run.TestJournal;
import dev.flotilla.app.lab.Lab;
import dev.flotilla.app.lab.LabHost;
import dev.flotilla.app.lab.NeedsLab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The table of the issue on a real engine: one field changed at a time is one replace with that field as its reason. */
@NeedsLab(secured = 2)
class FieldsLabIT {
    private static final String BASE = """
            name: f
            services:
              a:
                image: busybox
                command: sleep 1000
                environment: {A: "1", B: "2"}
                ports: ["8090:80/udp"]
                volumes: ["data:/data"]
                labels: {x: "1", y: "2"}
                init: true
            volumes: {data: {}}
            """;

    @TempDir
    Path folder;

    private record Change(String field, String from, String to) {}

    private static final List<Change> CHANGES = List.of(
            new Change("image", "image: busybox", "image: nginx"),
            new Change("command", "sleep 1000", "sleep 1001"),
            new Change("entrypoint", "    command", "    entrypoint: [/bin/env]\n    command"),
            new Change("environment", "A: \"1\"", "A: \"3\""),
            new Change("ports", "8090", "8091"),
            new Change("mounts", "data:/data", "data:/other"),
            new Change("labels", "x: \"1\"", "x: \"3\""),
            new Change("restart", "    command", "    restart: always\n    command"),
            new Change(
                    "healthcheck", "    command", "    healthcheck: {test: [CMD, 'true'], interval: 1s}\n    command"),
            new Change("user", "    command", "    user: '1000'\n    command"),
            new Change("networks", "    command", "    networks: {default: {aliases: [z]}}\n    command"),
            new Change("limits", "    command", "    mem_limit: 64m\n    command"),
            new Change("host", "    command", "    HOST\n    command"));

    @Test
    void eachFieldIsOneReplaceWithItsNameAndOtherFormsAreNothing(Lab lab) throws Exception {
        try (LabFleet rooms = new LabFleet(lab, 2, TestJournal.empty())) {
            rooms.removeEverything("f");
            assertThat(rooms.apply(write(BASE), OnFailure.ROLLBACK).state()).isEqualTo(ApplyState.DONE);
            try {
                for (Change change : CHANGES) {
                    DeployPlan plan = change.field().equals("host") ? moved(rooms) : changed(rooms, change);
                    List<Step> replaces = plan.steps().stream()
                            .filter(s -> s.action().equals("replace"))
                            .toList();
                    assertThat(replaces)
                            .as(change.field())
                            .singleElement()
                            .satisfies(s -> assertThat(s.head().reason()).startsWith(change.field() + ": "));
                    assertThat(rooms.run(plan, OnFailure.ROLLBACK).state())
                            .as(change.field())
                            .isEqualTo(ApplyState.DONE);
                    if (!change.field().equals("host")) {
                        rooms.apply(write(BASE), OnFailure.ROLLBACK);
                    }
                }
                assertThat(rooms.planned(write(BASE.replace("{A: \"1\", B: \"2\"}", "[B=2, A=1]")
                                        .replace("{x: \"1\", y: \"2\"}", "[y=2, x=1]")))
                                .steps())
                        .isEmpty();
            } finally {
                rooms.removeEverything("f");
            }
        }
    }

    /** Not a field of the file: the name stays, and what it means on the host is another image. */
    @Test
    void aTagThatWasMovedIsOneReplaceWithTheImageAsItsReason(Lab lab) throws Exception {
        List<LabHost> machines = lab.secured().subList(0, 2);
        try (LabFleet rooms = new LabFleet(lab, 2, TestJournal.empty())) {
            rooms.removeEverything("f");
            Path file = write("name: f\nservices: {a: {image: 'moved:1', command: sleep 1000, init: true}}");
            machines.forEach(m -> lab.docker(m, "tag", "busybox:latest", "moved:1"));
            try {
                assertThat(rooms.apply(file, OnFailure.ROLLBACK).state()).isEqualTo(ApplyState.DONE);
                assertThat(rooms.planned(file).steps()).isEmpty();
                machines.forEach(m -> lab.docker(m, "tag", "nginx:latest", "moved:1"));
                DeployPlan plan = rooms.planned(file);
                assertThat(plan.steps())
                        .filteredOn(s -> s.action().equals("replace"))
                        .singleElement()
                        .satisfies(s -> assertThat(s.head().reason()).startsWith("image: moved:1 is "));
                assertThat(rooms.run(plan, OnFailure.ROLLBACK).state()).isEqualTo(ApplyState.DONE);
                assertThat(rooms.planned(file).steps()).isEmpty();
            } finally {
                rooms.removeEverything("f");
                machines.forEach(m -> lab.docker(m, "rmi", "moved:1"));
            }
        }
    }

    private DeployPlan changed(LabFleet rooms, Change change) throws Exception {
        assertThat(BASE).contains(change.from());
        return rooms.planned(write(BASE.replaceFirst(change.from(), change.to())));
    }

    private DeployPlan moved(LabFleet rooms) throws Exception {
        DeployPlan now = rooms.planned(write(BASE));
        var here = now.placement().orElseThrow().hosts().get("a");
        var there = rooms.fleet.hosts().stream()
                .filter(h -> !h.id().equals(here))
                .findFirst()
                .orElseThrow();
        return LabFleet.value(rooms.planning.plan(write(BASE), rooms.fleet, Optional.empty(), Map.of("a", there.id())))
                .plan();
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("f.yml"), text);
    }
}
