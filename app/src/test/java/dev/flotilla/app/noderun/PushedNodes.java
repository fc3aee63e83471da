package dev.flotilla.app.noderun;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.docker.Engine;
import dev.flotilla.app.docker.RunningContainer;
import dev.flotilla.app.docker.client.DockerJavaEngine;
import dev.flotilla.app.docker.client.EngineLimits;
import dev.flotilla.app.fleet.EngineAddress;
import dev.flotilla.app.fleet.NodeSetup;
import dev.flotilla.app.lab.Lab;
import dev.flotilla.app.lab.LabHost;
import dev.flotilla.app.peers.form.ConfigCheck;
import dev.flotilla.app.peers.form.ConfigFields;
import dev.flotilla.app.peers.form.ConfigKey;
import dev.flotilla.app.peers.mesh.Shape;
import dev.flotilla.app.peers.push.ConfigPush;
import dev.flotilla.app.peers.push.Pause;
import dev.flotilla.app.peers.push.PushReport;
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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Nodes that the application brings to machines of the lab by pushes; all their containers and volumes begin alike. */
final class PushedNodes {
    static final int HTTP = 50_051;

    private final String base;
    private final Lab lab;
    private final List<LabHost> machines;
    private final List<Engine> engines = new ArrayList<>();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    PushedNodes(Lab lab, List<LabHost> machines, String base) {
        this.lab = lab;
        this.machines = List.copyOf(machines);
        this.base = base;
        for (LabHost machine : machines) {
            engines.add(new DockerJavaEngine(
                    new EngineAddress.Unix(Path.of(machine.unix().getPath())),
                    EngineLimits.USUAL,
                    Thread.ofVirtual().factory(),
                    InstantSource.system()));
        }
    }

    /** The image is there, and nothing of an earlier test is. */
    void prepare() {
        NodeImage.on(lab, machines);
        clear();
        machines.forEach(machine -> NodeFleet.forgetFlows(lab, machine));
    }

    void clear() {
        for (Engine engine : engines) {
            for (RunningContainer c : engine.containers()) {
                if (c.name().startsWith(base)) {
                    engine.remove(c.id(), true);
                }
            }
            engine.volumes(false).stream()
                    .filter(v -> v.name().startsWith("flotilla-config-" + base)
                            || v.name().startsWith(base))
                    .forEach(v -> engine.removeVolume(v.name()));
        }
    }

    /** One for each machine; they beat each second, and HTTP is reached in either network. */
    List<NodeSetup> mesh(NodeSetup.Network network) {
        List<MeshSetups.Place> places = new ArrayList<>();
        for (LabHost machine : machines) {
            places.add(new MeshSetups.Place(base + "-" + (places.size() + 1), Optional.empty(), machine.address()));
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

    static NodeSetup with(NodeSetup setup, ConfigKey key, String value) {
        JsonText text = ConfigCheck.of(setup.name(), setup.config().orElseThrow())
                .text()
                .orElseThrow();
        return setup.withConfig(ConfigFields.edited(text, key, value).text());
    }

    Outcome<PushReport> push(int machine, NodeSetup setup) {
        try {
            return new ConfigPush(engines.get(machine), machines.get(machine).name(), Pause.REAL)
                    .push(SetupSpec.wish(setup));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Each to the machine of its number, all at once. */
    void pushAll(List<NodeSetup> setups) {
        List<CompletableFuture<Outcome<PushReport>>> all = new ArrayList<>();
        for (int i = 0; i < setups.size(); i++) {
            int machine = i;
            all.add(CompletableFuture.supplyAsync(() -> push(machine, setups.get(machine))));
        }
        all.forEach(one -> assertThat(one.join()).isInstanceOf(Outcome.Ok.class));
    }

    /** Each hears all others. */
    void assertMesh() throws IOException, InterruptedException {
        for (int i = 0; i < machines.size(); i++) {
            String own = base + "-" + (i + 1);
            JsonNode page = get(i, HTTP, "/heartbeats");
            assertThat(Beat.table(page, "received"))
                    .as("heard by %s", own)
                    .allSatisfy(row -> assertThat(row.online()).isTrue())
                    .hasSize(machines.size() - 1);
        }
    }

    JsonNode get(int machine, int port, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://" + machines.get(machine).address() + ":" + port + path))
                .timeout(Duration.ofSeconds(5))
                .build();
        return JsonMapper.shared()
                .readTree(client.send(request, HttpResponse.BodyHandlers.ofString())
                        .body());
    }
}
