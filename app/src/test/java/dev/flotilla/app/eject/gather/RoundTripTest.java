package dev.flotilla.app.eject.gather;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.eject.Bundle;
import dev.flotilla.app.eject.BundleFile;
import dev.flotilla.app.eject.Fleets;
import dev.flotilla.app.eject.Project;
import dev.flotilla.app.eject.SideFile;
import dev.flotilla.app.eject.StackSource;
import dev.flotilla.app.eject.files.BundleWriter;
import dev.flotilla.app.eject.words.Nasty;
import dev.flotilla.app.eject.write.Ejection;
import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.fleet.FleetRules;
import dev.flotilla.app.fleet.WishedStack;
import dev.flotilla.app.stack.Service;
import dev.flotilla.app.stack.read.StackFiles;
import dev.flotilla.app.stack.read.StackReading;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is exported and imported again is what it was: fleet, stacks, every byte of a file without secrets. */
class RoundTripTest {
    private static final int FLEETS = 150;

    @TempDir
    Path folder;

    @Test
    void anyFleetComesBackEqualFromAFolderOrAZip() throws Exception {
        Random random = new Random(60);
        for (int i = 0; i < FLEETS; i++) {
            Path home = Files.createDirectories(folder.resolve("home" + i));
            Fleet fleet = Fleets.any(random, name -> home.resolve(name + ".yml").toString());
            List<StackSource> sources = new ArrayList<>();
            for (WishedStack stack : fleet.stacks().values()) {
                sources.add(source(stack, random));
            }
            Bundle bundle = Ejection.of(new Project(fleet, sources, List.of(), Map.of()), false);
            boolean zip = random.nextBoolean();
            Path target = folder.resolve(zip ? "out" + i + ".zip" : "out" + i);
            ok(BundleWriter.write(bundle, target, target.toString()));

            Path unpacked = zip ? folder.resolve("unpacked" + i) : target;
            Found found = ok(Importing.find(
                    List.of(new Importing.Named(target.toString(), target)),
                    Fleet.EMPTY,
                    Map.of(),
                    Optional.of(new Importing.Named("there", unpacked)),
                    Optional.empty()));
            Fleet back = ok(FleetRules.apply(Fleet.EMPTY, found.edit()));

            assertThat(at(back, fleet)).as("fleet %d", i).isEqualTo(fleet);
            for (StackSource source : sources) {
                String file = java.util.Objects.requireNonNull(
                                back.stacks().get(source.stack().name()))
                        .file();
                assertThat(Path.of(file)).startsWith(unpacked).hasContent(source.text());
                assertThat(services(file))
                        .isEqualTo(source.stack().services().stream()
                                .map(RoundTripTest::told)
                                .toList());
            }
            assertThat(ok(Importing.find(
                                    List.of(new Importing.Named("again", unpacked)),
                                    back,
                                    Map.of(),
                                    Optional.empty(),
                                    Optional.empty()))
                            .isNothing())
                    .isTrue();
        }
    }

    @Test
    void theSameProjectGivesTheSameBytes() {
        Fleet fleet = Fleets.any(new Random(7), name -> "/x/" + name);

        assertThat(Ejection.of(new Project(fleet, List.of(), List.of(), Map.of()), false)
                        .files())
                .isEqualTo(Ejection.of(new Project(fleet, List.of(), List.of(), Map.of()), false)
                        .files())
                .extracting(BundleFile::path)
                .contains("fleet.yaml", "README.md");
    }

    /** The fleet with the paths of the other one's stack files. */
    private static Fleet at(Fleet fleet, Fleet other) {
        SortedMap<String, WishedStack> stacks = new TreeMap<>();
        fleet.stacks()
                .forEach((name, stack) -> stacks.put(
                        name,
                        new WishedStack(
                                name,
                                Optional.ofNullable(other.stacks().get(name))
                                        .map(WishedStack::file)
                                        .orElse(""),
                                stack.strategy(),
                                stack.pins())));
        return new Fleet(fleet.name(), fleet.hosts(), fleet.spots(), stacks, fleet.nodes(), fleet.setups());
    }

    private static StackSource source(WishedStack wished, Random random) throws Exception {
        StringBuilder text = new StringBuilder("# " + "kept ".repeat(random.nextInt(3)) + "\r\nname: " + wished.name()
                + "\nx-mine: {a: [1,   2]}\nservices:\n");
        for (int i = random.nextInt(3); i >= 0; i--) {
            text.append("  svc").append(i).append(":\n    image: busybox\n    env_file: my.env\n    environment:\n");
            text.append("      PLAIN: '")
                    .append(Nasty.text(random)
                            .replace("'", "''")
                            .replace("$", "$$")
                            .replace("\n", ""))
                    .append("'\n");
        }
        Path file = Path.of(wished.file());
        Path side = file.resolveSibling("my.env");
        Files.writeString(file, text);
        Files.writeString(side, "# mine\nCOLOR=red\n");
        return new StackSource(
                ok(new StackFiles().read(file, Map.of())).stack(),
                "app.yml",
                text.toString(),
                List.of(new SideFile("my.env", Files.readString(side))),
                Optional.empty(),
                List.of());
    }

    private static List<List<Object>> services(String file) {
        StackReading reading = ok(new StackFiles().read(Path.of(file), Map.of()));
        return reading.stack().services().stream().map(RoundTripTest::told).toList();
    }

    private static List<Object> told(Service service) {
        return List.of(
                service.name(),
                service.image(),
                service.environment(),
                service.where().line());
    }

    private static <T> T ok(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Ok<T>(T value) -> value;
            case Outcome.Failed<T> failed -> throw new AssertionError(failed.problems());
        };
    }
}
