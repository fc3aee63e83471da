package dev.flotilla.app.boot.window.eject;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.deploy.run.HostSurvey;
import dev.flotilla.app.docker.Engines;
import dev.flotilla.app.eject.gather.Adoption;
import dev.flotilla.app.eject.gather.Found;
import dev.flotilla.app.eject.gather.Importing;
import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.ui.eject.ImportDeeds.Wanted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import java.util.stream.Stream;

/** What the import of the window reads and writes. Any thread but the JavaFX one. */
final class Imports {
    private final Engines engines;
    private final ThreadFactory threads;
    private final Map<String, String> environment;

    /** @param environment of the user, for variables in stack files */
    Imports(Engines engines, ThreadFactory threads, Map<String, String> environment) {
        this.engines = engines;
        this.threads = threads;
        this.environment = Map.copyOf(environment);
    }

    /** As {@link #read}, but what would be written is written into a folder that is gone again. */
    Outcome<Found> look(Wanted wanted, Fleet fleet) throws InterruptedException {
        return aside(scratch -> {
            if (wanted.to().isEmpty()) {
                return found(wanted, fleet, Optional.empty(), scratch);
            }
            Path real = Path.of(wanted.to());
            if (isTaken(real)) {
                return Outcome.failed(Problem.of(
                        "FL-6001",
                        wanted.to() + " is not empty.",
                        "Choose a folder that is empty or does not exist yet."));
            }
            Path target = scratch.resolve("to").resolve(String.valueOf(real.getFileName()));
            return found(wanted, fleet, Optional.of(target), scratch)
                    .map(f -> new Found(
                            f.edit(),
                            f.what(),
                            f.notes().stream()
                                    .map(n -> n.replace(target.toString(), wanted.to()))
                                    .toList()));
        });
    }

    /** Finds out what comes, and writes what has to be a file. */
    Outcome<Found> read(Wanted wanted, Fleet fleet) throws InterruptedException {
        Optional<Path> target = wanted.to().isEmpty() ? Optional.empty() : Optional.of(Path.of(wanted.to()));
        return aside(scratch -> found(wanted, fleet, target, scratch));
    }

    private Outcome<Found> found(Wanted wanted, Fleet fleet, Optional<Path> target, Path scratch)
            throws IOException, InterruptedException {
        Optional<Importing.Named> to = target.map(t -> new Importing.Named(wanted.to(), t));
        return switch (wanted.from()) {
            case FILES -> files(wanted.files(), fleet, to);
            case LINES -> {
                // A stack that nobody named is called after the folder of its script.
                String name = target.map(t -> String.valueOf(t.getFileName())).orElse("imported");
                Path folder = Files.createDirectories(scratch.resolve("lines").resolve(name));
                yield files(List.of(Files.writeString(folder.resolve("run.sh"), wanted.text())), fleet, to);
            }
            case PROJECT ->
                to.isEmpty()
                        ? Outcome.failed(
                                Problem.of("FL-6006", "A stack file is made of the project " + wanted.text() + ".", ""))
                        : new Adoption(new HostSurvey(engines, threads), engines).find(wanted.text(), fleet, to.get());
        };
    }

    private Outcome<Found> files(List<Path> files, Fleet fleet, Optional<Importing.Named> to) {
        return Importing.find(
                files.stream().map(f -> new Importing.Named(f.toString(), f)).toList(),
                fleet,
                environment,
                to,
                Optional.empty());
    }

    private static boolean isTaken(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return Files.exists(folder);
        }
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.findAny().isPresent();
        }
    }

    private interface Work {
        Outcome<Found> in(Path scratch) throws IOException, InterruptedException;
    }

    private static Outcome<Found> aside(Work work) throws InterruptedException {
        try {
            Path scratch = Files.createTempDirectory("flotilla-import");
            try {
                return work.in(scratch);
            } finally {
                clear(scratch);
            }
        } catch (IOException e) {
            return Outcome.failed(Problem.of(
                    "FL-6003",
                    "This computer's folder for what lasts a moment cannot be used: " + e.getMessage() + ".",
                    "Look at the room on the disk."));
        }
    }

    private static void clear(Path scratch) throws IOException {
        List<Path> all;
        try (Stream<Path> tree = Files.walk(scratch)) {
            all = tree.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : all) {
            Files.delete(path);
        }
    }
}
