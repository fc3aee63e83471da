package dev.flotilla.app.noderun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.docker.Engine;
import dev.flotilla.app.docker.RunningContainer;
import dev.flotilla.app.docker.client.DockerJavaEngine;
import dev.flotilla.app.docker.client.EngineLimits;
import dev.flotilla.app.fleet.EngineAddress;
import dev.flotilla.app.fleet.NodeSetup;
import dev.flotilla.app.lab.Lab;
import dev.flotilla.app.lab.LabHost;
import dev.flotilla.app.lab.NeedsLab;
import dev.flotilla.app.peers.form.ConfigCheck;
import dev.flotilla.app.peers.form.ConfigFields;
import dev.flotilla.app.peers.form.ConfigKey;
import dev.flotilla.app.peers.mesh.Shape;
import dev.flotilla.app.peers.push.ConfigPush;
import dev.flotilla.app.peers.push.Pause;
import dev.flotilla.app.peers.push.PushReport;
import dev.flotilla.app.peers.setup.CanaryNodes;
import dev.flotilla.app.peers.setup.MeshSetups;
import dev.flotilla.app.peers.setup.SetupSpec;
import dev.flotilla.app.source.JsonText;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Configurations that were generated reach three machines by pushes alone, and the nodes hear one another; in both kinds of network. */
@NeedsLab(secured = 1, plain = 1)
class PushLabIT {
    private static final Duration LONG = Duration.ofSeconds(90);
    private static final String BASE = "pushed";
    private static final int HTTP = 50_051;

    private final Lab lab;
    private final List<LabHost> machines;
    private final List<Engine> engines = new ArrayList<>();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    PushLabIT(Lab lab) {
        this.lab = lab;
        machines = lab.hosts().subList(0, Math.min(3, lab.hosts().size()));
        for (LabHost machine : machines) {
            engines.add(new DockerJavaEngine(
                    new EngineAddress.Unix(Path.of(machine.unix().getPath())),
                    EngineLimits.USUAL,
                    Thread.ofVirtual().factory(),
                    InstantSource.system()));
        }
    }

    @BeforeEach
    void image() {
        NodeImage.on(lab, machines);
        clear();
        machines.forEach(machine -> NodeFleet.forgetFlows(lab, machine));
    }

    @AfterEach
    void clear() {
        for (Engine engine : engines) {
            for (RunningContainer c : engine.containers()) {
                if (c.name().startsWith(BASE)) {
                    engine.remove(c.id(), true);
                }
            }
            engine.volumes(false).stream()
                    .filter(v -> v.name().startsWith("flotilla-config-" + BASE)
                            || v.name().startsWith(BASE))
                    .forEach(v -> engine.removeVolume(v.name()));
        }
    }

    private List<NodeSetup> mesh(NodeSetup.Network network) {
        List<MeshSetups.Place> places = new ArrayList<>();
        for (LabHost machine : machines) {
            places.add(new MeshSetups.Place(BASE + "-" + (places.size() + 1), Optional.empty(), machine.address()));
        }
        return MeshSetups.of(places, new Shape.Full(), network, NodeImage.NAME).stream()
                .map(s -> with(s, ConfigKey.HEARTBEAT_FREQUENCY, "1"))
                .map(s -> network == NodeSetup.Network.BRIDGE ? s.in(network, plusHttp(s.ports())) : s)
                .toList();
    }

    private static List<String> plusHttp(List<String> ports) {
        List<String> more = new ArrayList<>(ports);
        more.add(HTTP + ":" + HTTP);
        return more;
    }

    private static NodeSetup with(NodeSetup setup, ConfigKey key, String value) {
        JsonText text = ConfigCheck.of(setup.name(), setup.config().orElseThrow())
                .text()
                .orElseThrow();
        return setup.withConfig(ConfigFields.edited(text, key, value).text());
    }

    private Outcome<PushReport> push(int machine, NodeSetup setup) {
        try {
            return new ConfigPush(engines.get(machine), machines.get(machine).name(), Pause.REAL)
                    .push(SetupSpec.wish(setup));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void pushAll(List<NodeSetup> setups) {
        List<CompletableFuture<Outcome<PushReport>>> all = new ArrayList<>();
        for (int i = 0; i < setups.size(); i++) {
            int machine = i;
            all.add(CompletableFuture.supplyAsync(() -> push(machine, setups.get(machine))));
        }
        all.forEach(one -> assertThat(one.join()).isInstanceOf(Outcome.Ok.class));
    }

    @ParameterizedTest
    @EnumSource(NodeSetup.Network.class)
    void nodesThatWerePushedAreOneMesh(NodeSetup.Network network) throws Exception {
        List<NodeSetup> setups = mesh(network);
        pushAll(setups);
        await().atMost(LONG).ignoreExceptionsInstanceOf(IOException.class).untilAsserted(this::assertMesh);

        String before = lab.docker(machines.getFirst(), "inspect", "-f", "{{.Id}}", BASE + "-1");
        assertThat(push(0, setups.getFirst()))
                .isInstanceOfSatisfying(
                        Outcome.Ok.class,
                        ok -> assertThat(((PushReport) ok.value()).changed()).isFalse());
        assertThat(lab.docker(machines.getFirst(), "inspect", "-f", "{{.Id}}", BASE + "-1"))
                .isEqualTo(before);

        NodeSetup next = with(setups.getFirst(), ConfigKey.HEARTBEAT_TOLERANCE, "20");
        assertThat(push(0, next)).isInstanceOf(Outcome.Ok.class);
        assertThat(lab.docker(machines.getFirst(), "inspect", "-f", "{{.Id}}", BASE + "-1"))
                .isNotEqualTo(before);
        assertThat(lab.docker(machines.getFirst(), "exec", BASE + "-1", "cat", "/etc/flotilla/mosaic.config"))
                .isEqualTo(next.config().orElseThrow());
        await().atMost(LONG).ignoreExceptionsInstanceOf(IOException.class).untilAsserted(this::assertMesh);
    }

    @Test
    void aConfigurationThatItsNodeRefusesLeavesTheOldOneInForce() throws Exception {
        NodeSetup setup = mesh(NodeSetup.Network.HOST).getFirst();
        assertThat(push(0, setup)).isInstanceOf(Outcome.Ok.class);

        Outcome<PushReport> refused = push(0, with(setup, ConfigKey.ROLE, "king"));

        assertThat(refused).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
            assertThat(failed.first().code()).isEqualTo("FL-3105");
            assertThat(failed.first().message()).contains("keeps its old configuration");
        });
        assertThat(lab.docker(machines.getFirst(), "exec", BASE + "-1", "cat", "/etc/flotilla/mosaic.config"))
                .isEqualTo(setup.config().orElseThrow());
        await().atMost(LONG)
                .ignoreExceptionsInstanceOf(IOException.class)
                .untilAsserted(
                        () -> assertThat(get(0, HTTP, "/healthz").path("status").asString())
                                .isEqualTo("ok"));
    }

    @Test
    void canaryNodesArePushedAsEnvironmentAndFindOneAnother() {
        List<CanaryNodes.Place> places = machines.stream()
                .map(m -> new CanaryNodes.Place(Optional.empty(), m.address()))
                .toList();
        List<NodeSetup> setups = CanaryNodes.of(places, BASE, NodeImage.NAME, NodeSetup.Network.HOST);
        pushAll(setups);

        for (int i = 0; i < setups.size(); i++) {
            int machine = i;
            String name = setups.get(machine).name();
            await().atMost(LONG)
                    .untilAsserted(() -> assertThat(lab.docker(machines.get(machine), "logs", name))
                            .contains(
                                    "Connected to peer", machine == 0 ? "Coordinator started" : "Participant started"));
            await().atMost(LONG)
                    .ignoreExceptionsInstanceOf(IOException.class)
                    .untilAsserted(() -> assertThat(get(machine, HTTP + machine, "/routing/state")
                                    .path("version")
                                    .isNumber())
                            .isTrue());
        }
    }

    private void assertMesh() throws IOException, InterruptedException {
        for (int i = 0; i < machines.size(); i++) {
            String own = BASE + "-" + (i + 1);
            JsonNode page = get(i, HTTP, "/heartbeats");
            assertThat(Beat.table(page, "received"))
                    .as("heard by %s", own)
                    .allSatisfy(row -> assertThat(row.online()).isTrue())
                    .hasSize(machines.size() - 1);
        }
    }

    private JsonNode get(int machine, int port, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://" + machines.get(machine).address() + ":" + port + path))
                .timeout(Duration.ofSeconds(5))
                .build();
        return JsonMapper.shared()
                .readTree(client.send(request, HttpResponse.BodyHandlers.ofString())
                        .body());
    }
}
