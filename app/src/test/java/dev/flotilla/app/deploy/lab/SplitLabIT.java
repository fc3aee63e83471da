package dev.flotilla.app.deploy.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.flotilla.app.deploy.run.TestJournal;
import dev.flotilla.app.docker.ContainerHealth;
import dev.flotilla.app.lab.Lab;
import dev.flotilla.app.lab.NeedsLab;
import dev.flotilla.app.observe.Labels;
import dev.flotilla.app.split.Choice;
import dev.flotilla.app.split.Edge;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shape of a main server with a remote worker, on two real engines. */
@NeedsLab(secured = 2)
class SplitLabIT {
    private static final Duration SOON = Duration.ofSeconds(60);

    private static final String PIPELINE = """
            # what the worker needs, by the names it knows
            name: sp
            services:
              db:
                image: postgres:14
                container_name: ocr-db
                environment: {POSTGRES_PASSWORD: "p@w"}
                healthcheck: {test: [CMD, pg_isready, -h, 127.0.0.1], interval: 2s, retries: 20}
              redis:
                image: redis:7
              web:
                image: nginx:1
                expose: ["80"]
              worker:
                image: redis:7
                command: sleep 10000
                init: true
                environment:
                  - DATABASE_URL=postgres://postgres:p%40w@ocr-db/postgres
                  - REDIS_ADDR=redis:6379
                  - WEB=http://web/
                depends_on: [db]
            """;

    @TempDir
    Path folder;

    private final LabFleet rooms;
    private final Lab lab;

    SplitLabIT(Lab lab) {
        this.lab = lab;
        this.rooms = new LabFleet(lab, 2, TestJournal.empty());
    }

    @BeforeEach
    @AfterEach
    void removeAll() throws Exception {
        rooms.removeEverything("sp");
    }

    @Test
    void aWorkerOnAnotherHostReachesItsSiblingsByNameAndTheHealthCheckTellsOfADeadOne() throws Exception {
        SplitStand stand = new SplitStand(rooms, folder, PIPELINE);
        stand.part(Map.of(), "worker");
        stand.apply();

        assertThat(stand.says(1, "sp-worker", "redis-cli -h redis ping")).contains("PONG");
        assertThat(stand.says(1, "sp-worker", "psql \"$DATABASE_URL\" -Atc 'select 6*7'"))
                .contains("42");
        assertThat(stand.says(1, "sp-worker", "echo $WEB $REDIS_ADDR")).contains("http://web/ redis:6379");
        assertThat(stand.says(1, "sp-worker", "getent hosts web redis ocr-db db | wc -l")
                        .strip())
                .isEqualTo("4");
        for (String sibling : new String[] {"redis", "db", "web"}) {
            var forwarder =
                    stand.container(1, "sp-" + sibling + "-for-" + stand.host(1).name());
            assertThat(forwarder.health()).as(sibling).isEqualTo(ContainerHealth.HEALTHY);
            assertThat(forwarder.ports()).isEmpty();
            assertThat(forwarder.label(Labels.FORWARDS_TO))
                    .contains(stand.host(0).name());
        }

        String forwarder = "sp-redis-for-" + stand.host(1).name();
        lab.docker(rooms.machine(stand.host(0).id()), "stop", "-t", "0", "sp-redis");
        await().atMost(SOON).until(() -> stand.health(1, forwarder) == ContainerHealth.UNHEALTHY);
        assertThat(stand.health(1, "sp-db-for-" + stand.host(1).name())).isEqualTo(ContainerHealth.HEALTHY);
        assertThat(stand.sh(1, "sp-worker", "redis-cli -h redis ping").output()).doesNotContain("PONG");
        lab.docker(rooms.machine(stand.host(0).id()), "start", "sp-redis");
        await().atMost(SOON).until(() -> stand.health(1, forwarder) == ContainerHealth.HEALTHY);
        assertThat(stand.says(1, "sp-worker", "redis-cli -h redis ping")).contains("PONG");

        stand.join();
        assertThat(Files.readString(stand.file)).isEqualTo(PIPELINE);
        stand.apply();
        assertThat(rooms.engine(0).containers()).hasSize(4);
        assertThat(rooms.engine(1).containers()).isEmpty();
        assertThat(stand.says(0, "sp-worker", "redis-cli -h redis ping")).contains("PONG");
    }

    @Test
    void severalInstancesAreReachedThroughOneForwarderThatLeavesOutTheDeadOnes() throws Exception {
        SplitStand stand = new SplitStand(rooms, folder, """
                name: sp
                services:
                  web: {image: nginx:1, expose: ["80"], deploy: {replicas: 2}}
                  worker: {image: busybox, command: sleep 10000, init: true, environment: {WEB: "http://web/"}}
                """);
        stand.part(Map.of(), "worker");
        stand.apply();
        String forwarder = "sp-web-for-" + stand.host(1).name();

        assertThat(stand.container(1, forwarder).image()).isEqualTo("haproxy:lts");
        assertThat(stand.container(1, forwarder).mounts()).isEmpty();
        assertThat(stand.health(1, forwarder)).isEqualTo(ContainerHealth.HEALTHY);
        assertThat(stand.says(1, "sp-worker", "wget -qO- http://web/ | wc -c").strip())
                .isNotEqualTo("0");

        lab.docker(rooms.machine(stand.host(0).id()), "stop", "-t", "0", "sp-web-1");
        await().atMost(SOON)
                .until(() -> stand.sh(
                                        1,
                                        "sp-worker",
                                        "for i in 1 2 3 4; do wget -qO- http://web/ >/dev/null || exit 1; done")
                                .exitCode()
                        == 0);
        assertThat(stand.health(1, forwarder)).isEqualTo(ContainerHealth.HEALTHY);
        lab.docker(rooms.machine(stand.host(0).id()), "stop", "-t", "0", "sp-web-2");
        await().atMost(SOON).until(() -> stand.health(1, forwarder) == ContainerHealth.UNHEALTHY);
    }

    @Test
    void anEndpointReachesTheSiblingWithoutAForwarder() throws Exception {
        SplitStand stand = new SplitStand(rooms, folder, """
                name: sp
                services:
                  redis: {image: redis:7}
                  worker:
                    image: redis:7
                    command: sleep 10000
                    init: true
                    environment:
                      REDIS_URL: redis://redis:6379/0
                """);
        stand.part(Map.of(new Edge.Key("worker", "redis"), Choice.ENDPOINT), "worker");
        stand.apply();

        assertThat(stand.says(1, "sp-worker", "redis-cli -u $REDIS_URL ping")).contains("PONG");
        assertThat(rooms.engine(1).containers()).hasSize(1);
    }
}
