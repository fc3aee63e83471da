package dev.flotilla.app.stack.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.stack.DependsOn;
import dev.flotilla.app.stack.HealthCheck;
import dev.flotilla.app.stack.Mount;
import dev.flotilla.app.stack.NetworkMode;
import dev.flotilla.app.stack.PortMapping;
import dev.flotilla.app.stack.RestartPolicy;
import dev.flotilla.app.stack.Service;
import dev.flotilla.app.stack.Stack;
import dev.flotilla.app.stack.Strategy;
import dev.flotilla.app.stack.Warning;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComposeTest {
    private static String ports(Service service) {
        return service.ports().stream().map(ComposeTest::port).collect(Collectors.joining(" "));
    }

    private static String port(PortMapping p) {
        return p.hostIp().map(ip -> ip + "|").orElse("")
                + (p.hostPort().isPresent() ? p.hostPort().getAsInt() : "-") + ">" + p.containerPort() + "/"
                + p.protocol().word();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "80;->80/tcp",
                "8080:80;8080>80/tcp",
                "127.0.0.1:8080:80;127.0.0.1|8080>80/tcp",
                "127.0.0.1::80;127.0.0.1|->80/tcp",
                "6060:6060/udp;6060>6060/udp",
                "[::1]:8080:80;::1|8080>80/tcp",
                "3000-3002;->3000/tcp ->3001/tcp ->3002/tcp",
                "9090-9091:8080-8081;9090>8080/tcp 9091>8081/tcp",
            })
    void portsInTheirShortForm(String text, String read) {
        assertThat(ports(Reading.service("ports: [\"" + text + "\"]"))).isEqualTo(read);
    }

    @Test
    void portsInTheirLongForm() {
        assertThat(
                        ports(
                                Reading.service(
                                        "ports: [{target: 80, published: \"8080\", host_ip: 127.0.0.1, protocol: udp, mode: host}, {target: 90}]")))
                .isEqualTo("127.0.0.1|8080>80/udp ->90/tcp");
    }

    @Test
    void environmentAsListAndAsMap() {
        Map<String, String> environment = Map.of("HOME_PAGE", "x=1");
        String list = "services: {a: {image: x, environment: [\"A=1\", \"B=\", HOME_PAGE, GONE]}}";
        String map = "services: {a: {image: x, environment: {A: 1, B: \"\", HOME_PAGE: , GONE: }}}";

        for (String text : List.of(list, map)) {
            StackReading reading = Reading.ok("c.yaml", text, environment);
            assertThat(reading.stack().services().getFirst().environment()).hasToString("{A=1, B=, HOME_PAGE=x=1}");
            assertThat(reading.warnings())
                    .extracting(Warning::message)
                    .containsExactly("the variable GONE is not set, so \"a\" does not get it.");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "$$X;$X",
                "$SET;value",
                "${SET};value",
                "${EMPTY:-d};d",
                "${EMPTY-d};''",
                "${UNSET:-d};d",
                "${UNSET-d};d",
                "${SET:+other};other",
                "${EMPTY:+other};''",
                "${EMPTY+other};other",
                "${UNSET:-${SET}/x};value/x",
                "a${UNSET}b;ab",
                "${UNSET:-a}${SET};avalue",
            })
    void variables(String text, String filled) {
        StackReading reading = Reading.ok(
                "c.yaml",
                "services: {a: {image: x, command: [\"" + text + "\"]}}",
                Map.of("SET", "value", "EMPTY", ""));
        assertThat(reading.stack().services().getFirst().command()).contains(List.of(filled));
        assertThat(reading.warnings()).hasSize(text.contains("{UNSET}") ? 1 : 0);
    }

    @Test
    void mountsOfEveryKind() {
        StackReading reading = Reading.yaml("""
                volumes: {data: {}}
                services:
                  a:
                    image: x
                    tmpfs: "/run:size=64m"
                    volumes:
                      - data:/data
                      - ./conf:/etc/conf:ro
                      - ../up:/up
                      - /abs:/abs:z
                      - /anonymous
                      - {type: bind, source: ./long, target: /long, read_only: true}
                      - {type: tmpfs, target: /t, tmpfs: {size: 1048576}}
                """);

        assertThat(reading.stack().services().getFirst().mounts())
                .containsExactly(
                        new Mount.Named("data", "/data", false),
                        new Mount.Bind("/srv/shop/conf", "/etc/conf", true),
                        new Mount.Bind("/srv/up", "/up", false),
                        new Mount.Bind("/abs", "/abs", false),
                        new Mount.Anonymous("/anonymous", false),
                        new Mount.Bind("/srv/shop/long", "/long", true),
                        new Mount.Tmpfs("/t", 1048576, false),
                        new Mount.Tmpfs("/run", 64 << 20, false));
        assertThat(reading.warnings()).isEmpty();
    }

    @Test
    void commandsAsLinesAndAsLists() {
        assertThat(Reading.service("command: sh -c 'echo \"a b\"' c\\ d").command())
                .contains(List.of("sh", "-c", "echo \"a b\"", "c d"));
        assertThat(Reading.service("entrypoint: [\"a b\", c]").entrypoint()).contains(List.of("a b", "c"));
    }

    @Test
    void healthChecks() {
        assertThat(Reading.service("healthcheck: {test: curl x, interval: 1m30s, retries: 2}")
                        .healthCheck())
                .contains(new HealthCheck(
                        List.of("CMD-SHELL", "curl x"),
                        Optional.of(Duration.ofSeconds(90)),
                        Optional.empty(),
                        Optional.of(2),
                        Optional.empty()));
        assertThat(Reading.service("healthcheck: {test: [CMD, redis-cli, ping]}")
                        .healthCheck()
                        .orElseThrow()
                        .test())
                .containsExactly("CMD", "redis-cli", "ping");
        assertThat(Reading.service("healthcheck: {disable: true}")
                        .healthCheck()
                        .orElseThrow()
                        .isOff())
                .isTrue();
    }

    @Test
    void dependenciesShortLongAndImplied() {
        Stack stack = Reading.yaml("""
                services:
                  a: {image: x, depends_on: [b]}
                  b: {image: x, depends_on: {c: {condition: service_healthy}, gone: {condition: service_started, required: false}}}
                  c: {image: x}
                  d: {image: x, network_mode: "service:c", links: ["a:alias"]}
                """).stack();

        assertThat(stack.service("a").orElseThrow().dependsOn()).isEqualTo(Map.of("b", DependsOn.STARTED));
        assertThat(stack.service("b").orElseThrow().dependsOn()).isEqualTo(Map.of("c", DependsOn.HEALTHY));
        assertThat(stack.service("d").orElseThrow().dependsOn()).containsOnlyKeys("a", "c");
        assertThat(stack.service("d").orElseThrow().networkMode()).isEqualTo(new NetworkMode.OfService("c"));
        assertThat(stack.depths()).isEqualTo(Map.of("c", 0, "b", 1, "a", 2, "d", 3));
    }

    @Test
    void mergeKeysAndAnchors() {
        Stack stack = Reading.yaml("""
                x-common: &common
                  image: nginx:1
                  restart: always
                  environment: &env {A: "1"}
                services:
                  web:
                    <<: *common
                    restart: "no"
                    environment: {<<: *env, B: "2"}
                  other: *common
                """).stack();

        assertThat(stack.service("web").orElseThrow().restart()).isEqualTo(RestartPolicy.NO);
        assertThat(stack.service("web").orElseThrow().environment().keySet()).containsExactlyInAnyOrder("A", "B");
        assertThat(stack.service("other").orElseThrow().restart().kind()).isEqualTo(RestartPolicy.Kind.ALWAYS);
    }

    @Test
    void deployAndOurOwnExtension() {
        StackReading reading = Reading.yaml("""
                version: "3.8"
                x-flotilla: {strategy: spread, location: dc1, constraints: {web: {host: h1, min_cpu: 1.5}}}
                services:
                  web:
                    image: nginx
                    deploy:
                      replicas: 3
                      resources: {limits: {cpus: "0.5", memory: 512M}, reservations: {memory: 128mb}}
                      placement: {constraints: ["node.labels.disk == ssd"]}
                      restart_policy: {condition: on-failure, max_attempts: 4}
                """);
        Service web = reading.stack().services().getFirst();

        assertThat(reading.warnings())
                .as("the old version key is ignored quietly")
                .isEmpty();
        assertThat(reading.stack().strategy()).isEqualTo(Strategy.SPREAD);
        assertThat(reading.stack().location()).contains("dc1");
        assertThat(web.instances()).extracting("name").containsExactly("web-1", "web-2", "web-3");
        assertThat(web.limits().cpus()).hasValue(0.5);
        assertThat(web.limits().memoryBytes()).hasValue(512 << 20);
        assertThat(web.limits().reservedMemoryBytes()).hasValue(128 << 20);
        assertThat(web.constraint().labels()).isEqualTo(Map.of("disk", "ssd"));
        assertThat(web.constraint().targetHost()).contains("h1");
        assertThat(web.constraint().minCpu()).hasValue(1.5);
        assertThat(web.restart()).isEqualTo(new RestartPolicy(RestartPolicy.Kind.ON_FAILURE, 4));
    }

    @Test
    void whatTiesAServiceToItsHost() {
        assertThat(Reading.service("volumes: [\"/var/run/docker.sock:/var/run/docker.sock\"]")
                        .pinnedBy())
                .contains("it uses the engine's socket");
        assertThat(Reading.service("privileged: true").pinnedBy()).contains("it runs privileged");
        assertThat(Reading.service("devices: [/dev/snd]").pinnedBy()).contains("it uses devices of its host");
        assertThat(Reading.service("build: .").pinnedBy()).contains("it is built where its source is");
        assertThat(Reading.service("restart: always").pinnedBy()).isEmpty();
    }

    @Test
    void unknownKeysAreKeptWithTheirPlaces() {
        StackReading reading =
                Reading.yaml("services:\n  a:\n    image: x\n    blkio_config: {weight: 300}\n    x-mine: 1\n");

        assertThat(reading.stack().keptKeys())
                .extracting(p -> p.key() + "@" + p.line())
                .containsExactlyInAnyOrder("services.a.blkio_config@4", "services.a.x-mine@5");
        assertThat(reading.warnings())
                .extracting(Warning::message)
                .containsExactly("services.a.blkio_config is kept in the file, but Flotilla does not act on it.");
    }

    @Test
    void profilesLeaveServicesOut() {
        String text = "services: {a: {image: x}, b: {image: x, profiles: [debug]}}";

        assertThat(Reading.yaml(text).stack().services())
                .extracting(Service::name)
                .containsExactly("a");
        assertThat(Reading.ok("c.yaml", text, Map.of("COMPOSE_PROFILES", "debug"))
                        .stack()
                        .services())
                .hasSize(2);
    }

    @Test
    void composeInJsonAndWithoutAName() {
        Stack stack = Reading.ok("compose.json", "{\"services\": {\"a\": {\"image\": \"x\"}}}", Map.of())
                .stack();

        assertThat(stack.name()).as("the folder's").isEqualTo("shop");
        assertThat(stack.strategy()).isEqualTo(Strategy.TOGETHER);
    }
}
