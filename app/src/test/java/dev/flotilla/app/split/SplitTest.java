package dev.flotilla.app.split;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.secret.EnvValue;
import dev.flotilla.app.split.make.SplitMaker;
import dev.flotilla.app.split.make.SplitRequest;
import dev.flotilla.app.split.text.SplitMarks;
import dev.flotilla.app.stack.DependsOn;
import dev.flotilla.app.stack.PortMapping;
import dev.flotilla.app.stack.Protocol;
import dev.flotilla.app.stack.Service;
import dev.flotilla.app.stack.Stack;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SplitTest {
    private static final String SHOP = """
            # a shop
            services:
              db:
                image: postgres:15   # keeps the orders
                healthcheck: {test: [CMD, pg_isready]}
              redis: {image: "redis:7"}
              api:
                image: shop/api
                ports:
                  - "8080:80"
              jobs: {image: shop/jobs}
              worker:
                image: shop/worker
                command: ["run", "--server", "api"]
                environment:
                  REDIS_URL: redis://redis:6379/0
                  DATABASE_URL: "postgres://u:${PW}@db/shop"
                  NAME: redis
                depends_on:
                  - db
            """;

    @Test
    void everyEdgeThatBreaksIsFoundWhereItStands() {
        SplitPlan plan = Parting.plan(SHOP, Map.of("worker", "b"));
        assertThat(plan.edges())
                .extracting(e -> e.from() + ">" + e.to() + " " + e.ports())
                .containsExactly("worker>redis [6379]", "worker>db [5432]", "worker>api [80]");
        assertThat(Parting.edge(plan, "worker", "db").mentions())
                .extracting(m -> m.inWords() + "@" + m.place().line())
                .containsExactly("environment DATABASE_URL@17", "depends_on@20");
        assertThat(Parting.edge(plan, "worker", "api").mentions())
                .singleElement()
                .satisfies(m -> assertThat(m.inWords() + "@" + m.place().line()).isEqualTo("command@14"));
        assertThat(plan.notices()).isEmpty();
    }

    @Test
    void whatStaysTogetherDoesNotBreak() {
        assertThat(Parting.plan(SHOP, Map.of("jobs", "b")).edges()).isEmpty();
        assertThat(Parting.plan(SHOP, Map.of()).edges()).isEmpty();
    }

    @Test
    void aForwarderHasTheSiblingsNameAndLeavesTheConsumerAsItWas() {
        SplitPlan plan = Parting.plan(SHOP, Map.of("worker", "b"));
        Service before = Parting.stack(SHOP).service("worker").orElseThrow();
        Service worker = Parting.after(plan, "worker");
        Service forwarder = Parting.after(plan, "db-for-b");

        assertThat(worker.environment()).isEqualTo(before.environment());
        assertThat(worker.command()).isEqualTo(before.command());
        assertThat(worker.dependsOn()).containsKeys("db", "db-for-b", "redis-for-b", "api-for-b");
        assertThat(forwarder.image()).isEqualTo("alpine/socat:latest");
        assertThat(forwarder.command().orElseThrow())
                .containsExactly("TCP4-LISTEN:5432,fork,reuseaddr", "TCP:192.0.2.11:5432,connect-timeout=10");
        assertThat(forwarder.networks()).containsEntry("default", List.of("db"));
        assertThat(forwarder.constraint().targetHost()).contains("b");
        assertThat(forwarder.standsInFor()).contains("db");
        assertThat(forwarder.restart().kind().word()).isEqualTo("unless-stopped");
        assertThat(forwarder.ports()).isEmpty();
        assertThat(forwarder.dependsOn()).containsEntry("db", DependsOn.HEALTHY);
        assertThat(forwarder.healthCheck().orElseThrow().test())
                .containsExactly("CMD", "socat", "-u", "OPEN:/dev/null", "TCP:192.0.2.11:5432,connect-timeout=3");
    }

    @Test
    void theSiblingIsPublishedOnItsHostsAddressAloneUnlessItIsPublishedAlready() {
        SplitPlan plan = Parting.plan(SHOP, Map.of("worker", "b"));

        assertThat(Parting.after(plan, "db").ports())
                .extracting(PortMapping::hostIp, PortMapping::hostPort, PortMapping::containerPort)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Optional.of("192.0.2.11"), OptionalInt.of(5432), 5432));
        assertThat(Parting.after(plan, "api").ports()).hasSize(1);
        assertThat(Parting.after(plan, "api-for-b").command().orElseThrow())
                .contains("TCP4-LISTEN:80,fork,reuseaddr", "TCP:192.0.2.11:8080,connect-timeout=10");
    }

    @Test
    void aPortThatIsTakenIsPublishedUnderAnotherNumber() {
        String text = """
                services:
                  other: {image: x, ports: ["6379:1"]}
                  redis: {image: redis}
                  worker: {image: w, environment: {REDIS_HOST: redis, URL: "redis://redis"}}
                """;
        SplitPlan plan = Parting.plan(text, Map.of("worker", "b"));

        assertThat(Parting.after(plan, "redis-for-b").command().orElseThrow())
                .containsExactly("TCP4-LISTEN:6379,fork,reuseaddr", "TCP:192.0.2.11:19999,connect-timeout=10");
        assertThat(plan.way(Parting.edge(plan, "worker", "redis"), Choice.ENDPOINT)
                        .orElseThrow()
                        .against())
                .hasValueSatisfying(why -> assertThat(why).contains("REDIS_HOST"));
    }

    @Test
    void anEndpointShowsTheValueBeforeAndAfterWithoutThePassword() {
        Edge.Key toDb = new Edge.Key("worker", "db");
        SplitPlan plan = Parting.plan(SHOP, Map.of("worker", "b"), Map.of(toDb, Choice.ENDPOINT));

        assertThat(plan.way(Parting.edge(plan, "worker", "db"), Choice.ENDPOINT)
                        .orElseThrow()
                        .changes())
                .extracting(Way.Change::before, Way.Change::after)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(
                        "postgres://u:********@db/shop", "postgres://u:********@192.0.2.11/shop"));
        assertThat(plan.text().orElseThrow()).contains("DATABASE_URL: \"postgres://u:${PW}@192.0.2.11/shop\"");
        assertThat(Parting.after(plan, "worker").environment().get("DATABASE_URL"))
                .isEqualTo(EnvValue.of("DATABASE_URL", "postgres://u:p%40w@192.0.2.11/shop"));
        assertThat(plan.forwarders()).extracting(Forwarder::sibling).containsExactly("redis", "api");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "REDIS: redis:6379; REDIS: 192.0.2.11:6379",
                "A: 'tcp://redis:6379,redis:6379'; A: 'tcp://192.0.2.11:6379,192.0.2.11:6379'",
                "X_HOST: redis # here; X_HOST: 192.0.2.11 # here",
                "URL: \"http://redis:6379/redis\"; URL: \"http://192.0.2.11:6379/redis\"",
            })
    void namesAreRewrittenAndNothingElse(String before, String after) {
        String text =
                "services:\n  redis: {image: redis}\n  w:\n    image: w\n    environment:\n      " + before + "\n";
        SplitPlan plan = Parting.plan(text, Map.of("w", "b"), Map.of(new Edge.Key("w", "redis"), Choice.ENDPOINT));

        assertThat(plan.text().orElseThrow().lines().map(String::strip)).contains(after, "#|      " + before);
        assertThat(SplitMarks.removed(plan.text().orElseThrow())).isEqualTo(text);
    }

    @Test
    void severalPortsAndSeveralInstancesTakeHaproxyConfiguredByItsEnvironment() {
        String text = """
                services:
                  web: {image: w, expose: ["80"], deploy: {replicas: 2}}
                  store: {image: minio/minio, expose: ["9000", "9001"]}
                  worker: {image: w, environment: {A: "http://web/", B: "store:9000", C: "store:9001"}}
                """;
        SplitPlan plan = Parting.plan(text, Map.of("worker", "b"));
        Service web = Parting.after(plan, "web-for-b");
        Service store = Parting.after(plan, "store-for-b");

        assertThat(web.image()).isEqualTo("haproxy:lts");
        assertThat(web.mounts()).isEmpty();
        assertThat(Objects.requireNonNull(web.environment().get("FORWARDER_CONFIG"))
                        .reveal())
                .contains("bind :80", "server s1 \"${WEB_1_ENDPOINT}\"", "server s2 \"${WEB_2_ENDPOINT}\"");
        assertThat(web.healthCheck().orElseThrow().test().getLast()).contains("${WEB_1_ENDPOINT%:*}");
        assertThat(Parting.after(plan, "web").ports())
                .containsExactly(new PortMapping(80, OptionalInt.empty(), Protocol.TCP, Optional.empty()));
        assertThat(Objects.requireNonNull(store.environment().get("FORWARDER_CONFIG"))
                        .reveal())
                .contains("bind :9000", "server s1 192.0.2.11:9000", "bind :9001", "server s1 192.0.2.11:9001");
    }

    @Test
    void twoThatUseEachOtherDoNotWaitInACircle() {
        String text = """
                services:
                  left: {image: w, expose: ["1000"], environment: {A: "right:2000"}}
                  right: {image: w, expose: ["2000"], environment: {A: "left:1000"}}
                """;
        SplitPlan plan = Parting.plan(text, Map.of("right", "b"));

        assertThat(plan.forwarders()).extracting(Forwarder::name).containsExactly("right-for-a", "left-for-b");
        assertThat(Parting.after(plan, "left").dependsOn()).containsKey("right-for-a");
        assertThat(Parting.after(plan, "right").dependsOn()).isEmpty();
    }

    @Test
    void whatComesOutOfAVariableOrAnAnchorGetsAForwarderOnly() {
        String text = """
                x-env: &env {REDIS_URL: "redis://redis:6379"}
                services:
                  redis: {image: redis}
                  one: {image: w, environment: {URL: "redis://${HOST:-redis}:6379"}}
                  two:
                    image: w
                    environment: {<<: *env, A: b}
                """;
        SplitPlan plan = Parting.plan(text, Map.of("one", "b", "two", "b"));

        assertThat(plan.edges()).hasSize(2).allSatisfy(edge -> {
            assertThat(plan.way(edge, Choice.ENDPOINT).orElseThrow().fits()).isFalse();
            assertThat(plan.chosen(edge)).isEqualTo(Choice.FORWARDER);
        });
        assertThat(plan.forwarders()).extracting(Forwarder::name).containsExactly("redis-for-b");
        assertThat(plan.text()).isPresent();
    }

    @Test
    void aForwarderOnAnInternalNetworkHasAWayOut() {
        String text = """
                services:
                  redis: {image: redis, networks: [back, front]}
                  worker: {image: w, networks: [back], environment: {R: "redis:6379"}}
                networks: {back: {internal: true}, front: {}}
                """;
        Service forwarder = Parting.after(Parting.plan(text, Map.of("worker", "b")), "redis-for-b");

        assertThat(forwarder.networks()).containsOnlyKeys("back", "default");
        assertThat(forwarder.networks().get("back")).containsExactly("redis");
        assertThat(forwarder.networks().get("default")).isEmpty();
    }

    @Test
    void aSplitFileIsNoLongerBrokenAndItsPlacesHold() {
        SplitPlan plan = Parting.plan(SHOP, Map.of("worker", "b"));
        Stack after = Parting.stack(plan.text().orElseThrow());

        assertThat(after.strategy().word()).isEqualTo("manual");
        assertThat(after.services())
                .allSatisfy(s -> assertThat(s.constraint().targetHost())
                        .contains(s.name().equals("worker") || s.standsInFor().isPresent() ? "b" : "a"));
    }

    @Test
    void commandsEntryPointsAndHealthChecksAreRewrittenInBothForms() {
        String text = """
                services:
                  redis: {image: redis}
                  one:
                    image: w
                    command: run --at "redis:6379" -h redis
                    healthcheck:
                      test: [CMD, redis-cli, -h, redis, ping]
                  two:
                    image: w
                    entrypoint: [wait, 'redis:6379', redis]
                """;
        SplitPlan plan = Parting.plan(
                text,
                Map.of("one", "b", "two", "b"),
                Map.of(
                        new Edge.Key("one", "redis"), Choice.ENDPOINT,
                        new Edge.Key("two", "redis"), Choice.ENDPOINT));

        assertThat(Parting.edge(plan, "one", "redis").mentions())
                .extracting(Mention::inWords)
                .containsExactly("command", "command", "healthcheck");
        assertThat(Parting.after(plan, "one").command().orElseThrow())
                .containsExactly("run", "--at", "192.0.2.11:6379", "-h", "192.0.2.11");
        assertThat(Parting.after(plan, "one").healthCheck().orElseThrow().test())
                .containsExactly("CMD", "redis-cli", "-h", "192.0.2.11", "ping");
        assertThat(Parting.after(plan, "two").entrypoint().orElseThrow())
                .containsExactly("wait", "192.0.2.11:6379", "redis");
        assertThat(SplitMarks.removed(plan.text().orElseThrow())).isEqualTo(text);
    }

    @Test
    void anAddressOfIpv6IsWrittenInBracketsWherePortsFollow() {
        String text = """
                services:
                  redis: {image: redis}
                  w:
                    image: w
                    environment:
                      R: redis:6379
                      H_HOST: redis
                """;
        Stack stack = Parting.stack(text);
        Layout layout =
                new Layout(Parting.layout(stack, Map.of("w", "b")).hosts(), Map.of("a", "2001:db8::1"), Map.of());
        SplitPlan plan = SplitMaker.of(new SplitRequest(
                text, stack, layout, Map.of(new Edge.Key("w", "redis"), Choice.ENDPOINT), true, Parting::read));

        assertThat(Objects.requireNonNull(Parting.after(plan, "w").environment().get("R"))
                        .reveal())
                .isEqualTo("[2001:db8::1]:6379");
        assertThat(Objects.requireNonNull(Parting.after(plan, "w").environment().get("H_HOST"))
                        .reveal())
                .isEqualTo("2001:db8::1");
    }
}
