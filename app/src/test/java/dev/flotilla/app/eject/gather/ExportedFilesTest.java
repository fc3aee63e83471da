package dev.flotilla.app.eject.gather;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.deploy.run.HostSurvey;
import dev.flotilla.app.docker.EngineException;
import dev.flotilla.app.docker.EngineProblem;
import dev.flotilla.app.eject.Bundle;
import dev.flotilla.app.eject.BundleFile;
import dev.flotilla.app.eject.files.BundleWriter;
import dev.flotilla.app.eject.words.Compose;
import dev.flotilla.app.eject.write.Ejection;
import dev.flotilla.app.fleet.EngineAddress;
import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.fleet.Node;
import dev.flotilla.app.fleet.NodeSetup;
import dev.flotilla.app.fleet.WishedStack;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One export with something of everything, held to the programs that read such files, where they are installed. */
class ExportedFilesTest {
    private static final String FILE = """
            name: rich
            x-flotilla: {strategy: manual}
            services:
              db:
                image: postgres:14
                environment:
                  POSTGRES_PASSWORD: "it's $$x `y`"
                  PLAIN: "two\\nlines $$HOME \\\\ 'q' \\"d\\" -x 😀"
                volumes: [data:/var/lib/postgresql/data, "/srv/x y:/x:ro", {type: tmpfs, target: /scratch, tmpfs: {size: 1m}}]
                ports: ["5432:5432", "127.0.0.1:9999:9999/udp"]
                healthcheck: {test: [CMD, pg_isready, -U, "it's"], interval: 2s, retries: 5}
                networks: {default: {}, back: {aliases: [pg]}}
                restart: on-failure:3
                x-flotilla: {targetHost: alpha}
              job:
                image: busybox
                command: [sh, -c, "echo $$POSTGRES; exit 0"]
                depends_on: {db: {condition: service_healthy}}
                x-flotilla: {targetHost: alpha}
              web:
                image: nginx
                depends_on: {job: {condition: service_completed_successfully}}
                deploy: {replicas: 2}
                ports: ["80"]
                labels: {a.b: "c $$d"}
                extra_hosts: ["x:192.0.2.99"]
                sysctls: {net.core.somaxconn: 128}
                ulimits: {nofile: {soft: 1, hard: 2}}
                logging: {driver: json-file, options: {max-size: 1m}}
                x-flotilla: {targetHost: alpha}
              beside:
                image: busybox
                network_mode: service:db
                healthcheck: {disable: true}
                x-flotilla: {targetHost: alpha}
              forward:
                image: alpine/socat
                command: ["TCP-LISTEN:5432,fork", "TCP:192.0.2.11:5432"]
                x-flotilla: {targetHost: beta}
              built:
                build: .
                networks: [there]
                x-flotilla: {targetHost: beta}
            networks: {back: {internal: true}, there: {external: true}}
            volumes: {data: {driver_opts: {type: none}}}
            """;

    @TempDir
    Path folder;

    private Bundle bundle;
    private Path out;

    @BeforeEach
    void export() throws Exception {
        Path file = Files.writeString(folder.resolve("app.yml"), FILE);
        List<NodeSetup> setups =
                List.of(NodeSetup.of("mine", "{\"heartbeat_port\": 5010, \"comms_port\": 5011, \"node_id\": \"mine\"}")
                        .at(Optional.of(new HostId("h1")), Optional.empty())
                        .in(NodeSetup.Network.BRIDGE, List.of("5010:5010/udp", "5011:5011")));
        Fleet fleet = new Fleet(
                "Rich",
                List.of(host(1, "alpha"), host(2, "beta")),
                Map.of(),
                new TreeMap<>(Map.of("rich", new WishedStack("rich", file.toString(), Optional.empty(), Map.of()))),
                List.of(
                        Node.of("mosaic 1", "192.0.2.11"),
                        Node.of("mosaic 2", "192.0.2.12"),
                        canary("node-a", "192.0.2.11"),
                        canary("node-b", "192.0.2.12")),
                setups);
        Gathering gathering = new Gathering(
                new HostSurvey(
                        host -> {
                            throw new EngineException(new EngineProblem.Refused(host.name()));
                        },
                        Thread.ofVirtual().factory()),
                Clock.systemUTC(),
                Map.of());
        bundle = Ejection.of(ok(gathering.gather(fleet, Optional.empty(), List.of())), true);
        out = ok(BundleWriter.write(bundle, folder.resolve("out"), "out"));
    }

    private static Node canary(String id, String host) {
        return Node.of(id, host)
                .withKind(Node.Kind.CANARY)
                .withPorts(5000, 0, 60001)
                .withHttp(Optional.of("http://" + host + ":50051"));
    }

    private static Host host(int i, String name) {
        return Host.of(new HostId("h" + i), name, new EngineAddress.Tcp("192.0.2.1" + i, 2375, Optional.empty()));
    }

    @Test
    void scriptsPassShellcheck() throws Exception {
        assumeTrue(Compose.runs(List.of("shellcheck", "--version")), "shellcheck is not installed here");
        List<String> scripts = paths(".sh");

        assertThat(scripts).hasSize(8).contains("canary/deploy.sh", "nodes/mine/run.sh", "hosts/beta/firewall-ufw.sh");
        for (String script : scripts) {
            assertThat(Compose.runs(List.of("shellcheck", out.resolve(script).toString())))
                    .as(script)
                    .isTrue();
        }
    }

    @Test
    void composeFilesPassCompose() throws Exception {
        List<String> compose = Compose.command();
        assumeTrue(!compose.isEmpty(), "compose is not installed here");

        assertThat(paths(".yml"))
                .contains("hosts/alpha/rich/docker-compose.yml", "hosts/beta/rich/docker-compose.worker.yml");
        for (String file : paths(".yml")) {
            assertThat(file.startsWith("stacks/") || Compose.runs(config(compose, out.resolve(file))))
                    .as(file)
                    .isTrue();
        }
        Path broken = out.resolve("hosts/alpha/rich/broken.yml");
        Files.writeString(
                broken, text("hosts/alpha/rich/docker-compose.yml").replaceFirst("    image:", "    imagine:"));
        assertThat(Compose.runs(config(compose, broken)))
                .as("a key that is no key")
                .isFalse();
    }

    private static List<String> config(List<String> compose, Path file) throws Exception {
        Path read = file;
        if (Compose.isOld(compose)) {
            read = Files.writeString(
                    file.resolveSibling("old-" + file.getFileName()), Compose.forOld(Files.readString(file)));
        }
        List<String> words = new ArrayList<>(compose);
        words.addAll(List.of("-f", read.toString(), "config", "--quiet"));
        return words;
    }

    @Test
    void firewallFilesPassNft() {
        assumeTrue(Compose.runs(List.of("nft", "list", "tables")), "nft is not to be used here");

        for (String file : paths(".nft")) {
            assertThat(Compose.runs(List.of(
                            "nft", "--check", "--file", out.resolve(file).toString())))
                    .as(file)
                    .isTrue();
        }
    }

    @Test
    void aForwarderNeedsItsTargetAndNobodyElseDoes() {
        assertThat(text("hosts/alpha/firewall.nft"))
                .contains(
                        "# db, used by forward\n    ip saddr { 192.0.2.12 } tcp dport 5432 accept\n    tcp dport 5432 drop",
                        "# control of node-a\n    ip saddr { 192.0.2.12 } tcp dport 60001 accept",
                        "# HTTP of node-a\n    ip saddr { 192.0.2.12 } tcp dport 50051 accept",
                        "# heartbeats of mosaic 1\n    ip saddr { 192.0.2.12 } udp dport 5000 accept")
                .doesNotContain("9999", "dport 5010");
    }

    @Test
    void whatANodeIsWishedToBeIsItsScript() {
        assertThat(text("nodes/mine/run.sh"))
                .contains(
                        "--name mine",
                        "--publish 5010:5010/udp",
                        "--volume \"$here/mosaic.config:/app/mosaic.config:ro\"",
                        "flotilla-node")
                .doesNotContain("--interactive", "--network host");
        assertThat(text("nodes/mosaic-1/run.sh"))
                .contains("--interactive --tty", "--network host", "mosaic-python:latest");
    }

    private List<String> paths(String end) {
        return bundle.files().stream()
                .map(BundleFile::path)
                .filter(p -> p.endsWith(end))
                .toList();
    }

    private String text(String path) {
        return bundle.file(path).orElseThrow().text();
    }

    private static <T> T ok(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Ok<T>(T value) -> value;
            case Outcome.Failed<T> failed -> throw new AssertionError(failed.problems());
        };
    }
}
