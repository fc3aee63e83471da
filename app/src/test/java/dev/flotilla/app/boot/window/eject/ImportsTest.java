package dev.flotilla.app.boot.window.eject;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.docker.EngineException;
import dev.flotilla.app.docker.EngineProblem;
import dev.flotilla.app.eject.Fleets;
import dev.flotilla.app.eject.Project;
import dev.flotilla.app.eject.files.BundleWriter;
import dev.flotilla.app.eject.gather.Found;
import dev.flotilla.app.eject.write.Ejection;
import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.fleet.FleetRules;
import dev.flotilla.app.ui.eject.ImportDeeds.From;
import dev.flotilla.app.ui.eject.ImportDeeds.Wanted;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A look tells what an import then does, and leaves nothing behind. */
class ImportsTest {
    private final Imports imports = new Imports(
            host -> {
                throw new EngineException(new EngineProblem.Refused(host.name()));
            },
            Thread.ofVirtual().factory(),
            Map.of());

    @TempDir
    Path folder;

    @Test
    void runLinesBecomeAStackInTheFolderOnlyWhenTheyAreImported() throws Exception {
        Path to = folder.resolve("shop");
        Wanted wanted = new Wanted(
                From.LINES,
                List.of(),
                "docker run -d --name web -p 8080:80 -e A_PASSWORD=hunter22 nginx\n",
                to.toString());

        Found seen = ok(imports.look(wanted, Fleet.EMPTY));
        assertThat(seen.what()).singleElement().asString().contains("shop");
        assertThat(folder).isEmptyDirectory();

        Found found = ok(imports.read(wanted, Fleet.EMPTY));
        assertThat(found.what()).isEqualTo(seen.what());
        assertThat(to.resolve("docker-compose.yml")).content().contains("nginx").doesNotContain("hunter22");
        assertThat(ok(FleetRules.apply(Fleet.EMPTY, found.edit())).stacks()).containsOnlyKeys("shop");
        assertThat(code(imports.look(wanted, Fleet.EMPTY))).isEqualTo("FL-6001");
    }

    @Test
    void linesAndZipsWantAFolder() throws Exception {
        assertThat(code(imports.look(new Wanted(From.LINES, List.of(), "docker run nginx", ""), Fleet.EMPTY)))
                .isEqualTo("FL-6006");
        assertThat(code(imports.look(new Wanted(From.PROJECT, List.of(), "shop", ""), Fleet.EMPTY)))
                .isEqualTo("FL-6006");
    }

    @Test
    void anExportedZipComesBackAsTheSameFleet() throws Exception {
        Fleet fleet = Fleets.any(new Random(11), name -> "/x/" + name + ".yml");
        Path zip = folder.resolve("all.zip");
        ok(BundleWriter.write(
                Ejection.of(new Project(fleet, List.of(), List.of(), Map.of()), false), zip, zip.toString()));
        Wanted wanted =
                new Wanted(From.FILES, List.of(zip), "", folder.resolve("all").toString());

        Found seen = ok(imports.look(wanted, Fleet.EMPTY));
        assertThat(folder.resolve("all")).doesNotExist();
        Fleet back = ok(FleetRules.apply(
                Fleet.EMPTY, ok(imports.read(wanted, Fleet.EMPTY)).edit()));

        assertThat(back.hosts()).isEqualTo(fleet.hosts());
        assertThat(back.nodes()).isEqualTo(fleet.nodes());
        assertThat(back.setups()).isEqualTo(fleet.setups());
        assertThat(seen.what()).isNotEmpty();
        assertThat(seen.notes()).noneMatch(n -> n.contains("flotilla-import"));
    }

    @Test
    void severalConfigurationsComeTogetherAndEveryMistakeHasASentence() throws Exception {
        Path one = config("a", "{\"node_id\": \"a\", \"peers\": []}");
        Path two = config("b", "{\"node_id\": \"b\", \"peers\": []}");
        Path bad = config("c", "{\"node_id\": ");
        Path compose = Files.writeString(folder.resolve("broken.yml"), "services:\n  web: [\n");

        assertThat(ok(imports.look(new Wanted(From.FILES, List.of(one, two), "", ""), Fleet.EMPTY))
                        .what())
                .hasSize(2);
        Outcome<Found> wrong = imports.look(new Wanted(From.FILES, List.of(one, bad, compose), "", ""), Fleet.EMPTY);
        assertThat(wrong instanceof Outcome.Failed<Found> failed ? failed.problems() : List.of())
                .hasSizeGreaterThanOrEqualTo(2);
    }

    private Path config(String name, String text) throws Exception {
        return Files.writeString(Files.createDirectories(folder.resolve(name)).resolve("mosaic.config"), text);
    }

    private static String code(Outcome<?> outcome) {
        return outcome instanceof Outcome.Failed<?> failed ? failed.first().code() : "";
    }

    private static <T> T ok(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Ok<T>(T value) -> value;
            case Outcome.Failed<T> failed -> throw new AssertionError(failed.problems());
        };
    }
}
