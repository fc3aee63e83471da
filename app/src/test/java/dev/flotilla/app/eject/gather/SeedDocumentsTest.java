package dev.flotilla.app.eject.gather;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.eject.Bundle;
import dev.flotilla.app.eject.BundleFile;
import dev.flotilla.app.eject.Project;
import dev.flotilla.app.eject.StackSource;
import dev.flotilla.app.eject.write.Ejection;
import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.fleet.FleetRules;
import dev.flotilla.app.fleet.Node;
import dev.flotilla.app.fleet.WishedStack;
import dev.flotilla.app.launch.NodeBase;
import dev.flotilla.app.peers.form.ConfigCheck;
import dev.flotilla.app.peers.form.ConfigFields;
import dev.flotilla.app.peers.form.ConfigKey;
import dev.flotilla.app.source.JsonPath;
import dev.flotilla.app.source.JsonText;
import dev.flotilla.app.source.YamlText;
import dev.flotilla.app.source.YamlValue;
import dev.flotilla.app.stack.Service;
import dev.flotilla.app.stack.read.StackFiles;
import dev.flotilla.app.stack.read.StackReading;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The documents of the five systems that people come with: each opens, is edited in place and taken back, and goes out
 * again byte for byte where nobody edited it.
 */
class SeedDocumentsTest {
    @TempDir
    Path folder;

    private static Path seed(String name) {
        return Path.of("src/test/resources/seeds").resolve(name);
    }

    private static Path samples() {
        return Path.of("../resources/samples");
    }

    private static <T> T ok(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Ok<T>(T value) -> value;
            case Outcome.Failed<T> failed -> throw new AssertionError(failed.problems());
        };
    }

    private Fleet imported(Path... files) {
        Found found = ok(Importing.find(
                Stream.of(files)
                        .map(f -> new Importing.Named(f.toString(), f.toAbsolutePath()))
                        .toList(),
                Fleet.EMPTY,
                Map.of(),
                Optional.of(new Importing.Named("made", folder.resolve("made"))),
                Optional.empty()));
        return ok(FleetRules.apply(Fleet.EMPTY, found.edit()));
    }

    private static StackReading reading(Path file) {
        return ok(new StackFiles().read(file, Map.of()));
    }

    private static Bundle exported(Fleet fleet) throws Exception {
        List<StackSource> sources = new java.util.ArrayList<>();
        for (WishedStack stack : fleet.stacks().values()) {
            Path file = Path.of(stack.file());
            sources.add(new StackSource(
                    reading(file).stack(),
                    file.getFileName().toString(),
                    Files.readString(file),
                    List.of(),
                    Optional.empty(),
                    List.of()));
        }
        return Ejection.of(new Project(fleet, sources, List.of(), Map.of()), false);
    }

    private static String text(Bundle bundle, String path) {
        return bundle.file(path)
                .map(BundleFile::text)
                .orElseThrow(() -> new AssertionError(path + " is not among "
                        + bundle.files().stream().map(BundleFile::path).toList()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mosaic/one", "mosaic/two", "mosaic/three", "mosaic/host"})
    void aMosaicConfigOpensAndEveryEditOfItsFormIsTakenBack(String name) throws Exception {
        String text = Files.readString(seed(name).resolve("mosaic.config"));
        ConfigCheck check = ConfigCheck.of(name, text);

        assertThat(check.problems()).isEmpty();
        assertThat(check.config()).isPresent();
        JsonText before = check.text().orElseThrow();
        assertThat(before.text()).isEqualTo(text);
        for (ConfigKey key : ConfigKey.values()) {
            String was = ConfigFields.shown(before, key);
            JsonText edited = ConfigFields.edited(before, key, "7");
            assertThat(ConfigFields.shown(edited, key)).isEqualTo("7");
            assertThat(ConfigFields.edited(edited, key, was).text())
                    .as(key.word())
                    .isEqualTo(text);
        }
        JsonText more = ConfigFields.withNewPeer(before, "192.0.2.199");
        int last = ConfigFields.peers(more).size() - 1;
        assertThat(ConfigFields.withoutPeer(more, last).text()).isEqualTo(text);
    }

    @Test
    void severalMosaicConfigsComeInAndGoOutAsTheyWere() throws Exception {
        Fleet fleet = imported(
                seed("mosaic/one/mosaic.config"), seed("mosaic/two/mosaic.config"), seed("mosaic/three/mosaic.config"));

        assertThat(fleet.setups()).extracting(s -> s.name()).containsExactly("one", "two", "three");
        Bundle out = exported(fleet);
        for (String name : List.of("one", "two", "three")) {
            assertThat(text(out, "nodes/" + name + "/mosaic.config"))
                    .isEqualTo(Files.readString(seed("mosaic/" + name + "/mosaic.config")));
            assertThat(text(out, "nodes/" + name + "/run.sh")).contains("docker run", "--restart unless-stopped");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"host.sh", "bridge.sh"})
    void theRunCommandsOfMosaicBecomeAStack(String script) {
        Fleet fleet = imported(seed("run/" + script));

        Service node = reading(Path.of(fleet.stacks().values().iterator().next().file()))
                .stack()
                .services()
                .getFirst();
        assertThat(node.image()).isEqualTo("mosaic-python:latest");
        assertThat(node.restart().kind().word()).isEqualTo("unless-stopped");
        assertThat(node.mounts()).extracting(m -> m.target()).contains("/app/mosaic.config", "/app/data");
    }

    @ParameterizedTest
    @ValueSource(strings = {"coordinator.env", "deploy.sh"})
    void theSettingsOfTheCanarySystemComeInAndGoOut(String name) throws Exception {
        Fleet fleet = imported(seed("canary/" + name));

        assertThat(fleet.nodes()).extracting(Node::name).containsExactly("node-a", "node-b", "node-c");
        assertThat(fleet.nodes()).extracting(Node::controlPort).containsExactly(60001, 60002, 60003);
        String script = text(exported(fleet), "canary/deploy.sh");
        for (String line : Files.readAllLines(seed("canary/" + name))) {
            if (line.startsWith("export ")) {
                assertThat(script.lines()).contains(line);
            }
        }
        Path again = Files.writeString(folder.resolve("deploy.sh"), script);
        assertThat(imported(again).nodes()).isEqualTo(fleet.nodes());
    }

    @Test
    void theComposeFilesOfMainServerAndWorkersOpenEditAndGoOut() throws Exception {
        Path main = seed("ocr/docker-compose.yml");
        Path worker = seed("ocr/docker-compose.worker.yml");
        Fleet fleet = imported(main, worker);

        assertThat(fleet.stacks().keySet()).containsExactlyInAnyOrder("ocr", "ocr-worker");
        Bundle out = exported(fleet);
        assertThat(text(out, "stacks/ocr/docker-compose.yml")).isEqualTo(Files.readString(main));
        String shared = text(out, "stacks/ocr-worker/docker-compose.worker.yml");
        assertThat(shared).doesNotContain("p%40ss").contains("# Internal network addresses (via proxies)");
        assertThat(text(out, "stacks/ocr-worker/.env.example")).doesNotContain("p%40ss");
        // The line with the secret alone differs.
        List<String> lines =
                new java.util.ArrayList<>(Files.readString(worker).lines().toList());
        lines.removeAll(shared.lines().toList());
        assertThat(lines).singleElement().asString().contains("MONGO_URI");

        for (Path file : List.of(main, worker)) {
            String text = Files.readString(file);
            YamlText yaml = ok(YamlText.read(file.toString(), text));
            for (String service : yaml.keys(List.of("services"))) {
                List<String> image = List.of("services", service, "image");
                YamlValue was = yaml.value(image);
                YamlText edited = yaml.set(image, new YamlValue.Text("other:1")).orElseThrow();
                assertThat(edited.value(image)).isEqualTo(new YamlValue.Text("other:1"));
                assertThat(edited.set(image, was).orElseThrow().text()).isEqualTo(text);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"my-app-stack.json", "manual-placement.json", "three-tier.json", "high-availability.json"})
    void theStacksOfTheGraphOpenEditAndGoOut(String name) throws Exception {
        Path file = samples().resolve(name);
        String text = Files.readString(file);
        Fleet fleet = imported(file);
        String stack = fleet.stacks().keySet().iterator().next();

        Bundle out = exported(fleet);
        String path = "stacks/" + stack + "/" + name;
        // JSON has no variables: where secrets stand in it, the file goes out as an example without them.
        if (out.file(path + ".example").isPresent()) {
            assertThat(text(out, path + ".example")
                            .lines()
                            .filter(l -> !l.contains("PASSWORD"))
                            .toList())
                    .isEqualTo(text.lines().filter(l -> !l.contains("PASSWORD")).toList());
        } else {
            assertThat(text(out, path)).isEqualTo(text);
        }
        JsonText json = ok(JsonText.read(name, text));
        JsonPath image = JsonPath.of("itemListElement").then(0).then("image");
        String was = text.substring(
                json.at(image).orElseThrow().start(),
                json.at(image).orElseThrow().end());
        JsonText edited = json.put(image, "\"other:1\"");
        Path changed = Files.writeString(folder.resolve(name), edited.text());
        assertThat(reading(changed).stack().services().getFirst().image()).isEqualTo("other:1");
        assertThat(edited.put(image, was).text()).isEqualTo(text);
    }

    @Test
    void theLaunchersFolderGivesItsNodesTheNamesThatItsCodeHas() {
        NodeBase base = ok(NodeBase.read("distributed_docker_system"));

        assertThat(base.name(3)).isEqualTo("distributed_docker_system_node_3");
        assertThat(NodeBase.read("_distributed")).isInstanceOf(Outcome.Failed.class);
    }
}
