package dev.flotilla.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.monitor.Alarm;
import dev.flotilla.app.monitor.FleetHealth;
import dev.flotilla.app.pictures.FakeMonitoring;
import dev.flotilla.app.pictures.HealthEdits;
import dev.flotilla.app.pictures.Healths;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What the command line says of the monitor. */
class MonitorCommandsTest {
    private final InMemory commands = new InMemory();
    private final FakeMonitoring monitoring = new FakeMonitoring(Healths.incident());

    MonitorCommandsTest() {
        commands.monitors(monitoring);
    }

    @AfterEach
    void close() {
        commands.close();
    }

    @Test
    void nodesHaveTheKeysThatScriptsRelyOn() {
        InMemory.Said said = commands.run("nodes", "--json", "--for", "0");
        assertThat(said.code()).isZero();
        JsonNode nodes = said.json();
        assertThat(nodes.isArray()).isTrue();
        assertThat(nodes.size()).isEqualTo(7);
        for (JsonNode node : nodes) {
            assertThat(node.propertyNames())
                    .containsExactly(
                            "name",
                            "id",
                            "host",
                            "state",
                            "suspicion",
                            "ageMs",
                            "heartbeatsReceived",
                            "http",
                            "routingVersion",
                            "cause");
            assertThat(node.path("state").asString()).isIn("unknown", "online", "suspect", "down");
        }
        JsonNode suspect = named(nodes, "mosaic-3");
        assertThat(suspect.path("state").asString()).isEqualTo("suspect");
        assertThat(suspect.path("ageMs").asLong()).isEqualTo(42_000);
        JsonNode never = named(nodes, "canary-x");
        assertThat(never.path("ageMs").isNull()).isTrue();
        assertThat(never.path("state").asString()).isEqualTo("unknown");
    }

    @Test
    void theTableSaysWhyWhereSomethingIsWrong() {
        InMemory.Said said = commands.run("nodes", "--for=0");
        assertThat(said.out()).startsWith("NODE").contains("mosaic-3").contains("\nmosaic-3: ");
        assertThat(said.out()).contains("42 s");
    }

    @Test
    void theMatrixTellsNullWhereNothingIsKnown() {
        JsonNode matrix = commands.run("matrix", "--json", "--for", "0").json();
        assertThat(matrix.propertyNames()).containsExactly("nodes", "cells");
        assertThat(matrix.path("nodes").size()).isGreaterThanOrEqualTo(7);
        for (JsonNode cell : matrix.path("cells")) {
            assertThat(cell.propertyNames())
                    .containsExactly("from", "to", "sent", "received", "state", "cause", "remedy");
        }
        assertThat(StreamSupport.stream(matrix.path("cells").spliterator(), false)
                        .filter(c -> c.path("state").asString().equals("unknown")))
                .isNotEmpty()
                .allSatisfy(c -> assertThat(
                                c.path("sent").isNull() || c.path("received").isNull())
                        .isTrue());
        assertThat(commands.run("matrix", "--for", "0").out()).contains("nodes: ");
    }

    @Test
    void alarmsAreListedTheNewestFirst() {
        assertThat(commands.run("alarms", "--for", "0").out()).contains("No alarms.");
        Instant at = Instant.parse("2026-03-01T10:00:00Z");
        monitoring.raise(alarm(1, at, Optional.of(at.plusSeconds(60))));
        monitoring.raise(alarm(2, at.plusSeconds(90), Optional.empty()));
        JsonNode alarms = commands.run("alarms", "--json", "--for", "0").json();
        assertThat(alarms.size()).isEqualTo(2);
        assertThat(alarms.get(0).path("id").asInt()).isEqualTo(2);
        assertThat(alarms.get(0).path("ended").isNull()).isTrue();
        assertThat(alarms.get(0).path("severity").asString()).isEqualTo("critical");
        assertThat(alarms.get(1).path("ended").asString()).isEqualTo("2026-03-01T10:01:00Z");
        assertThat(commands.run("alarms", "--json", "--open", "--for", "0")
                        .json()
                        .size())
                .isEqualTo(1);
    }

    @Test
    void howAnAlarmEndedIsToldAndOnlyGoodNewsNeedsNoWord() {
        Instant at = Instant.parse("2026-03-01T10:00:00Z");
        monitoring.raise(alarm(1, at, Optional.of(at.plusSeconds(60))));
        monitoring.raise(alarm(2, at, Optional.empty()).over(at.plusSeconds(70), Alarm.Ending.REMOVED));
        monitoring.raise(alarm(3, at.plusSeconds(90), Optional.empty()));
        JsonNode alarms = commands.run("alarms", "--json", "--for", "0").json();
        assertThat(alarms.get(0).path("ending").isNull()).isTrue();
        assertThat(alarms.get(1).path("ending").asString()).isEqualTo("removed");
        assertThat(alarms.get(2).path("ending").asString()).isEqualTo("well");
        assertThat(commands.run("alarms", "--for", "0").out())
                .contains("2026-03-01T10:01:10Z, removed")
                .doesNotContain("well");
    }

    @Test
    void oneThatListensForTheCommandAloneIsHeardForAsLongAsItWasTold() {
        commands.monitors(monitoring, Duration.ofHours(1));
        for (String command : List.of("nodes", "matrix")) {
            long begin = System.nanoTime();
            assertThat(commands.run(command, "--json", "--listen", "5000", "--for", "0.4")
                            .code())
                    .isZero();
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(Duration.ofMillis(400));
        }
        assertThat(commands.run("watch", "--listen", "5000", "--for", "0.1").code())
                .isZero();
        assertThat(monitoring.asked())
                .containsExactly(
                        "borrow 5000",
                        "give back 5000",
                        "borrow 5000",
                        "give back 5000",
                        "borrow 5000",
                        "give back 5000");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nodes --for -1",
                "nodes --for NaN",
                "nodes --listen 0",
                "matrix --listen 70000",
                "alarms --for x",
                "watch --json",
                "nodes serve-metrics perhaps",
                "nodes serve-metrics on --port 0"
            })
    void aBadValueIsWrongUsage(String line) {
        assertThat(commands.run(line.split(" ")).code()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nodes --help", "nodes serve-metrics --help", "matrix --help", "alarms --help", "watch -h"})
    void helpIsEverywhere(String line) {
        InMemory.Said said = commands.run(line.split(" "));
        assertThat(said.code()).isZero();
        assertThat(said.out()).contains("Usage: flotilla");
    }

    @Test
    void withoutATerminalWatchWritesALineForEachChange() {
        InMemory.Said said = commands.run("watch", "--for", "0.1");
        assertThat(said.code()).isZero();
        assertThat(said.out().lines())
                .hasSize(7)
                .allSatisfy(line -> assertThat(line).doesNotContain("\u001b"));
        assertThat(said.out()).contains(" mosaic-3 suspect, ");
    }

    @Test
    void onATerminalWatchDrawsInPlaceAndLeavesItAsItWas() {
        commands.screen(60, 6);
        FleetHealth health = Healths.incident();
        String evil = "Silent.\u001b[2J\u009b0m";
        monitoring.publish(Healths.with(health, "mosaic-3", n -> HealthEdits.because(n, evil)));
        InMemory.Said said = commands.run("watch", "--for", "0.1");
        assertThat(said.code()).isZero();
        assertThat(said.out()).startsWith("\u001b[?1049h\u001b[?25l\u001b[H").endsWith("\u001b[?25h\u001b[?1049l");
        String frame = said.out().replaceAll("\u001b\\[[0-9;?]*[a-zA-Z]", "");
        assertThat(frame.split("\r\n"))
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(60));
        assertThat(said.out()).doesNotContain("\u009b").doesNotContain("\u001b[2J");
        assertThat(frame).contains("7 nodes").contains("5 more").contains("mosaic-3");
    }

    private static JsonNode named(JsonNode nodes, String name) {
        return StreamSupport.stream(nodes.spliterator(), false)
                .filter(n -> n.path("name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Alarm alarm(long id, Instant raised, Optional<Instant> ended) {
        return new Alarm(
                id,
                "node-down",
                Alarm.Severity.CRITICAL,
                "mosaic-3",
                List.of("mosaic-3"),
                "mosaic-3 is down.",
                raised,
                ended,
                false,
                false);
    }
}
