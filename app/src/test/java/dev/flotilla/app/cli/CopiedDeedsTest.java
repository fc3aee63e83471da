package dev.flotilla.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.deploy.OnFailure;
import dev.flotilla.app.fleet.EngineAddress;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.fleet.NodeSetup;
import dev.flotilla.app.fleet.WishedStack;
import dev.flotilla.app.launch.LaunchOrder;
import dev.flotilla.app.launch.NodeBase;
import dev.flotilla.app.peers.mesh.Shape;
import dev.flotilla.app.secret.EnvValue;
import dev.flotilla.app.split.Choice;
import dev.flotilla.app.split.Edge;
import dev.flotilla.app.ui.kit.command.Command;
import dev.flotilla.app.ui.kit.command.Commands;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.ParseResult;

/** What the window copies for a deed means the same to a shell and to the command line as the button beside it. */
class CopiedDeedsTest {
    @TempDir
    Path folder;

    private ParseResult parsed(Command command) throws Exception {
        List<List<String>> lines = new CopiedWords(folder).of(command);
        assertThat(lines).hasSize(1);
        ParseResult result = CommandTree.build(new Root(), word -> true)
                .parseArgs(lines.getFirst().toArray(String[]::new));
        while (result.hasSubcommand()) {
            result = result.subcommand();
        }
        return result;
    }

    @Test
    void deedsOnStacksAreUnderstood() throws Exception {
        WishedStack stack = new WishedStack("it's", "/srv/a $b/c.yml", Optional.of("spread"), Map.of());
        ParseResult apply = parsed(Commands.apply(stack, OnFailure.KEEP));
        assertThat(apply.commandSpec().name()).isEqualTo("apply");
        assertThat(apply.<String>matchedPositionalValue(0, "")).isEqualTo("/srv/a $b/c.yml");
        assertThat(apply.<Optional<String>>matchedOptionValue("--strategy", Optional.empty()))
                .contains("spread");
        assertThat(apply.matchedOptionValue("--on-failure", "")).isEqualTo("keep");
        assertThat(apply.hasMatchedOption("--yes")).isTrue();

        ParseResult remove = parsed(Commands.remove("it's", true));
        assertThat(remove.<String>matchedPositionalValue(0, "")).isEqualTo("it's");
        assertThat(remove.hasMatchedOption("--volumes")).isTrue();
        assertThat(parsed(Commands.stop("x")).commandSpec().name()).isEqualTo("stop");
        assertThat(parsed(Commands.recover("x", true)).hasMatchedOption("--finish"))
                .isTrue();
        assertThat(parsed(Commands.recover("x", false)).hasMatchedOption("--undo"))
                .isTrue();

        ParseResult split = parsed(Commands.split(
                Path.of("/srv/c.yml"),
                Map.of("worker", "gpu-2", "db", "srv"),
                Map.of(new Edge.Key("worker", "db"), Choice.ENDPOINT),
                true));
        assertThat(split.matchedOptionValue("--move", Map.of())).isEqualTo(Map.of("worker", "gpu-2", "db", "srv"));
        assertThat(split.matchedOptionValue("--choose", Map.of())).isEqualTo(Map.of("worker:db", "endpoint"));
        assertThat(split.hasMatchedOption("--pinned") && split.hasMatchedOption("--write"))
                .isTrue();
        assertThat(parsed(Commands.unsplit(Path.of("/srv/c.yml"))).hasMatchedOption("--undo"))
                .isTrue();

        ParseResult move = parsed(Commands.move("shop", List.of("a", "b"), Optional.of("gpu-2")));
        assertThat(move.matchedPositionalValue(1, List.of())).isEqualTo(List.of("a=gpu-2", "b=gpu-2"));
        assertThat(parsed(Commands.move("shop", List.of("a", "b"), Optional.empty()))
                        .matchedOptionValue("--free", List.of()))
                .isEqualTo(List.of("a", "b"));
    }

    @Test
    void deedsOnNodesAreUnderstood() throws Exception {
        Host host = Host.of(new HostId("h"), "gpu-1", new EngineAddress.Embedded());
        ParseResult push = parsed(Commands.push(NodeSetup.of("node-1", "{}"), Optional.of(host)));
        assertThat(push.<String>matchedPositionalValue(0, "")).isEqualTo("node-1");
        assertThat(push.<Optional<String>>matchedOptionValue("--host", Optional.empty()))
                .contains("gpu-1");
        assertThat(parsed(Commands.pushTo("node-1", Path.of("/srv/my conf")))
                        .<Optional<String>>matchedOptionValue("--folder", Optional.empty()))
                .contains("/srv/my conf");

        Map<String, String> places = new LinkedHashMap<>();
        places.put("n-1", "192.0.2.11");
        places.put("n-2", "192.0.2.12");
        ParseResult mesh = parsed(Commands.mesh(places, NodeSetup.Network.BRIDGE, new Shape.Near(4)));
        assertThat(mesh.matchedOptionValue("--hosts", List.of()))
                .isEqualTo(List.of("n-1=192.0.2.11", "n-2=192.0.2.12"));
        assertThat(mesh.matchedOptionValue("--mode", "")).isEqualTo("bridge");
        assertThat(Shape.read(mesh.matchedOptionValue("--shape", ""))).contains(new Shape.Near(4));

        NodeBase base = ((Outcome.Ok<NodeBase>) NodeBase.read("ring")).value();
        ParseResult launch = parsed(Commands.launch(new LaunchOrder(
                base,
                new LaunchOrder.Source.Folder(Path.of("/srv/the ring")),
                Optional.of(4),
                List.of(host, host.withName("gpu-2")),
                Optional.of(host),
                Optional.of(8000),
                Map.of("A_TOKEN", EnvValue.of("A_TOKEN", "hunter2")),
                true)));
        assertThat(launch.matchedOptionValue("--env", List.of())).isEqualTo(List.of("A_TOKEN"));
        assertThat(launch.<Optional<String>>matchedPositionalValue(0, Optional.empty()))
                .contains("/srv/the ring");
        assertThat(launch.<Optional<Integer>>matchedOptionValue("-n", Optional.empty()))
                .contains(4);
        assertThat(launch.matchedOptionValue("--host", List.of())).isEqualTo(List.of("gpu-1", "gpu-2"));
        assertThat(launch.<Optional<String>>matchedOptionValue("--build-on", Optional.empty()))
                .contains("gpu-1");
        assertThat(launch.<Optional<Integer>>matchedOptionValue("--port", Optional.empty()))
                .contains(8000);
        assertThat(launch.<Optional<String>>matchedOptionValue("--base", Optional.empty()))
                .contains("ring");
        assertThat(launch.hasMatchedOption("--replace")).isTrue();
    }

    @Test
    void deedsOnFilesAreUnderstood() throws Exception {
        ParseResult export = parsed(Commands.export(Optional.of("it's"), "DIR"));
        assertThat(export.<Optional<String>>matchedPositionalValue(0, Optional.empty()))
                .contains("it's");
        assertThat(export.matchedOptionValue("--to", "")).isEqualTo("DIR");
        ParseResult files =
                parsed(Commands.importFiles(List.of(Path.of("/a b"), Path.of("/c")), Optional.of(Path.of("/to $x"))));
        assertThat(files.matchedPositionalValue(0, List.of())).isEqualTo(List.of("/a b", "/c"));
        assertThat(files.<Optional<String>>matchedOptionValue("--to", Optional.empty()))
                .contains("/to $x");
        assertThat(parsed(Commands.adopt("shop", Path.of("/srv/shop")))
                        .<Optional<String>>matchedOptionValue("--adopt", Optional.empty()))
                .contains("shop");
        ParseResult doctor = parsed(Commands.doctor(List.of("a", "b"), true));
        assertThat(doctor.matchedPositionalValue(0, List.of())).isEqualTo(List.of("a", "b"));
    }
}
