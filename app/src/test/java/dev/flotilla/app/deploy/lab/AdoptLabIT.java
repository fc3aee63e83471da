package dev.flotilla.app.deploy.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.deploy.ApplyState;
import dev.flotilla.app.deploy.DeployPlan;
import dev.flotilla.app.deploy.DeployProgress;
import dev.flotilla.app.deploy.OnFailure;
import dev.flotilla.app.deploy.Step;
import dev.flotilla.app.deploy.run.HostSurvey;
import dev.flotilla.app.deploy.run.TestJournal;
import dev.flotilla.app.eject.gather.Adoption;
import dev.flotilla.app.eject.gather.Found;
import dev.flotilla.app.eject.gather.Importing;
import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.fleet.FleetRules;
import dev.flotilla.app.fleet.WishedStack;
import dev.flotilla.app.lab.InspectedContainers;
import dev.flotilla.app.lab.Lab;
import dev.flotilla.app.lab.LabHost;
import dev.flotilla.app.lab.NeedsLab;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A compose project that runs becomes a stack, and its data stays where it is. */
@NeedsLab(secured = 2)
class AdoptLabIT {
    @TempDir
    Path folder;

    @Test
    void aRunningProjectIsTakenOverWithItsDataAndSecrets(Lab lab) throws Exception {
        LabHost machine = lab.secured().get(1);
        try (LabFleet rooms = new LabFleet(lab, 2, TestJournal.empty())) {
            rooms.removeEverything("shop");
            composed(lab, machine);
            try {
                SortedSet<String> before = inspected(lab, machine);
                Adoption adoption = new Adoption(
                        new HostSurvey(rooms.engines, Thread.ofVirtual().factory()), rooms.engines);
                Path out = folder.resolve("shop");
                Found found = LabFleet.value(adoption.find("shop", rooms.fleet, new Importing.Named("shop", out)));
                Fleet fleet = LabFleet.value(FleetRules.apply(rooms.fleet, found.edit()));
                WishedStack stack = Objects.requireNonNull(fleet.stacks().get("shop"));

                assertThat(Files.readString(out.resolve("docker-compose.yml"))).doesNotContain("hunter22");
                assertThat(adoption.find("nix", rooms.fleet, new Importing.Named("x", folder.resolve("x"))))
                        .isInstanceOfSatisfying(
                                Outcome.Failed.class,
                                f -> assertThat(f.first().hint()).contains("shop"));
                DeployPlan plan = planned(rooms, fleet, stack);
                assertThat(plan.steps().stream().filter(Step::changes))
                        .hasSize(2)
                        .allSatisfy(s -> assertThat(s).isInstanceOf(Step.ReplaceContainer.class))
                        .allSatisfy(s -> assertThat(s.head().reason()).contains("taken over"));

                assertDone(rooms.run(plan, OnFailure.ROLLBACK));
                assertThat(rooms.dockerSees(machine, "shop")).isEqualTo("shop-db-1 shop-web-1 shop_data shop_default");
                assertThat(lab.docker(machine, "exec", "shop-db-1", "cat", "/data/kept"))
                        .isEqualTo("mine\n");
                assertThat(lab.docker(machine, "exec", "shop-db-1", "sh", "-c", "echo \"$A_PASSWORD\""))
                        .isEqualTo("it's $hunter22\n");
                assertThat(planned(rooms, fleet, stack).steps()).isEmpty();
                assertNothingIsLost(before, inspected(lab, machine));
            } finally {
                rooms.removeEverything("shop");
                lab.exec(
                        machine,
                        "sh",
                        "-c",
                        "docker rm -f shop-db-1 shop-web-1; docker volume rm shop_data;"
                                + " docker network rm shop_default; true");
            }
        }
    }

    private static void assertDone(DeployProgress done) {
        assertThat(done.state())
                .as(done.steps().values().stream()
                        .flatMap(s -> s.problem().stream())
                        .toList()
                        .toString())
                .isEqualTo(ApplyState.DONE);
    }

    /** All that inspection tells, but for the labels of whoever made it. */
    private static void assertNothingIsLost(SortedSet<String> before, SortedSet<String> after) {
        assertThat(after).containsExactlyElementsOf(before);
        assertThat(before)
                .anyMatch(l -> l.contains("Healthcheck"))
                .anyMatch(l -> l.contains("host NanoCpus"))
                .anyMatch(l -> l.contains("host CapDrop"))
                .anyMatch(l -> l.contains("store"))
                .hasSizeGreaterThan(40);
    }

    private static SortedSet<String> inspected(Lab lab, LabHost machine) {
        return InspectedContainers.on(lab, List.of(machine), "shop-").stream()
                // Endpoints are what a stack of ours gets in addition.
                .filter(l -> !l.contains(" label ") && !l.contains("_ENDPOINT="))
                // A port at all addresses of both families is published at those of the older one.
                .map(l -> l.replace("\"HostIp\":\"\"", "\"HostIp\":\"0.0.0.0\"")
                        .replaceAll(",\\{\"HostIp\":\"::\",[^}]*}", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static DeployPlan planned(LabFleet rooms, Fleet fleet, WishedStack stack) throws Exception {
        return LabFleet.value(rooms.planning.plan(Path.of(stack.file()), fleet, Optional.empty(), stack.pins()))
                .plan();
    }

    /** As compose makes it. */
    private static void composed(Lab lab, LabHost machine) {
        String project = "com.docker.compose.project=shop";
        lab.docker(machine, "network", "create", "--label", project, "shop_default");
        lab.docker(machine, "volume", "create", "--label", project, "shop_data");
        run(
                lab,
                machine,
                "db",
                "-e A_PASSWORD=it's§$hunter22 -v shop_data:/data --restart on-failure:3 --network-alias store"
                        + " --health-cmd test§-d§/data --health-interval 1s --health-retries 9 --cpus 0.5 --memory 64m"
                        + " --memory-reservation 32m --cap-drop ALL --cap-add KILL --ulimit nofile=1000:2000 --init"
                        + " --read-only --tmpfs /scratch:size=1m --hostname the-db --stop-signal SIGINT --stop-timeout 3"
                        + " --add-host x:192.0.2.9 --dns 192.0.2.53 --sysctl net.core.somaxconn=99 --shm-size 8m"
                        + " --log-opt max-size=1m --security-opt no-new-privileges --workdir /tmp --expose 7000"
                        + " busybox sh -c",
                "trap 'exit 0' TERM; while :; do sleep 1; done");
        run(
                lab,
                machine,
                "web",
                "-p 8077:80 --label com.docker.compose.depends_on=db:service_started:false nginx:latest");
        lab.docker(machine, "exec", "shop-db-1", "sh", "-c", "echo mine >/data/kept");
    }

    /** As compose runs the first container of a service. In the words § stands for a blank. */
    private static void run(Lab lab, LabHost machine, String service, String words, String... last) {
        String first = "run -d --name shop-" + service + "-1 --network shop_default --network-alias " + service
                + " --label com.docker.compose.project=shop --label com.docker.compose.service=" + service
                + " --label com.docker.compose.container-number=1 --label com.docker.compose.oneoff=False ";
        List<String> all = new ArrayList<>();
        for (String word : (first + words).split(" ")) {
            all.add(word.replace('§', ' '));
        }
        all.addAll(List.of(last));
        lab.docker(machine, all.toArray(String[]::new));
    }
}
