package dev.flotilla.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One rule for all commands: an option with a value that it cannot have is wrong usage, whatever the fleet is like. */
class WrongValuesTest {
    private static final String WRONG = """
            host add c --engine nonsense
            host add c --engine unix:///x --status asleep
            host add c --engine unix:///x --cpus many
            host add c --engine unix:///x --memory much
            host add c --engine unix:///x --reserve 99
            host set a --status asleep
            stack plan STACK --strategy best
            stack apply STACK --strategy best --yes
            stack apply STACK --on-failure pray --yes
            stack logs web --tail x
            stack split STACK --move web
            stack split STACK --move web=b --choose nonsense
            stack split STACK --move web=b --all nonsense
            stack split STACK --scale web=many
            stack split STACK --move web=b --address a
            nodes add n --host 192.0.2.1 --kind odd
            nodes add n --host 192.0.2.1 --http nonsense
            nodes add n --host 192.0.2.1 --heartbeat-port 0
            nodes add n --host 192.0.2.1 --comms-port 70000
            nodes add n --host 192.0.2.1 --period 0
            nodes add n --host http://x
            nodes --for x
            nodes --for -1
            nodes --for 0 --listen 70000
            matrix --for -1
            alarms --for x
            watch --for x
            watch --for -1
            nodes serve-metrics on --port 70000
            nodes serve-metrics maybe
            config lens CONFIG --address x
            config mesh --hosts a --out OUT
            config mesh --hosts a=1,a=2 --out OUT
            config mesh --hosts a=192.0.2.1 --mode none --out OUT
            config mesh --hosts a=192.0.2.1 --shape k=3 --out OUT
            config mesh --hosts a=192.0.2.1 --shape square --out OUT
            config push n --file CONFIG --observer nonsense --yes
            export --to OUT --mode odd
            export --to OUT --address nonsense
            launch busybox:latest -n x
            launch busybox:latest -n 0
            launch busybox:latest -n 999
            launch busybox:latest -n -1
            launch busybox:latest --port 99999
            launch busybox:latest --port 0
            launch busybox:latest --base _ring
            launch busybox:latest --env 1A=x
            doctor --probe-image "Not\u00a0an\u00a0image" --probe-containers
            """;

    @TempDir
    Path folder;

    private final InMemory commands = new InMemory();

    @BeforeEach
    void files() throws Exception {
        Files.writeString(folder.resolve("shop.yml"), "services:\n  web:\n    image: nginx:1\n  db:\n    image: x:1\n");
        Files.writeString(folder.resolve("mosaic.config"), "{\"host\": \"192.0.2.1\"}");
        commands.run("host", "add", "a", "--engine", "unix:///nowhere.sock");
        commands.run("host", "add", "b", "--engine", "unix:///elsewhere.sock");
    }

    @AfterEach
    void close() {
        commands.close();
    }

    private static List<String> wrong() {
        return WRONG.lines().toList();
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void endsWithTwoAndNames(String line) {
        String[] words = line.replace("STACK", folder.resolve("shop.yml").toString())
                .replace("CONFIG", folder.resolve("mosaic.config").toString())
                .replace("OUT", folder.resolve("out").toString())
                .split(" ");

        InMemory.Said said = commands.run(words);

        assertThat(said.code()).as(said.err()).isEqualTo(2);
        assertThat(said.err()).contains("FL-");
    }
}
