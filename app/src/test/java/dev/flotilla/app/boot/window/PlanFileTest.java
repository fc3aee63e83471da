package dev.flotilla.app.boot.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.deploy.Survey;
import dev.flotilla.app.deploy.run.PlannedStack;
import dev.flotilla.app.stack.Stack;
import dev.flotilla.app.stack.Strategy;
import dev.flotilla.app.ui.sample.SampleFleet;
import dev.flotilla.app.ui.sample.SamplePlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PlanFileTest {
    @TempDir
    Path folder;

    private static PlannedStack planned() {
        Stack stack = new Stack(
                "my-app",
                "",
                Optional.empty(),
                Strategy.AUTO,
                List.of(),
                new TreeMap<>(),
                new TreeMap<>(),
                List.of(),
                List.of(),
                "my-app-stack.json");
        return new PlannedStack(stack, List.of(), SamplePlan.plan(), new Survey(List.of()));
    }

    @Test
    void aPlanIsSavedAsTheCommandLinePrintsIt() throws IOException {
        Path text = folder.resolve("plan.txt");
        assertThat(PlanFile.write(planned(), SampleFleet.fleet(), text)).isEqualTo(Outcome.ok(text));
        assertThat(Files.readString(text))
                .startsWith("Stack my-app, strategy auto: 8 changes on 3 hosts")
                .contains("$ docker run -d --name my-app-api");

        Path json = folder.resolve("plan.JSON");
        assertThat(PlanFile.write(planned(), SampleFleet.fleet(), json)).isEqualTo(Outcome.ok(json));
        JsonNode node = JsonMapper.shared().readTree(Files.readString(json));
        assertThat(node.path("stack").asString()).isEqualTo("my-app");
        assertThat(node.path("changes").asInt()).isEqualTo(8);
        assertThat(node.path("steps").size()).isEqualTo(9);
    }

    @Test
    void aFileThatCannotBeWrittenIsToldWithWhatToDo() {
        Outcome<Path> outcome = PlanFile.write(
                planned(), SampleFleet.fleet(), folder.resolve("no").resolve("plan.txt"));
        assertThat(outcome).isInstanceOf(Outcome.Failed.class);
        assertThat(((Outcome.Failed<Path>) outcome).first().message()).endsWith("plan.txt: the folder is not there.");
    }
}
