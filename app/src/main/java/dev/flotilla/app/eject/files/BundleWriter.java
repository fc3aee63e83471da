package dev.flotilla.app.eject.files;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.eject.Bundle;
import dev.flotilla.app.eject.BundleFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes a bundle whole or not at all. */
public final class BundleWriter {
    private BundleWriter() {}

    /**
     * Into a zip when the name ends so, else into a folder. A zip must not exist yet; a folder must not exist, or be empty.
     *
     * @param typed as the user named it, for messages
     */
    public static Outcome<Path> write(Bundle bundle, Path target, String typed) {
        boolean zip = typed.toLowerCase(Locale.ROOT).endsWith(".zip");
        Optional<Problem> refused = zip ? takenZip(target, typed) : takenFolder(target, typed);
        if (refused.isPresent()) {
            return Outcome.failed(refused.get());
        }
        Path absolute = target.toAbsolutePath().normalize();
        Path parent = Optional.ofNullable(absolute.getParent()).orElse(absolute);
        Path beside = parent.resolve("." + absolute.getFileName() + ".new");
        try {
            Files.createDirectories(parent);
            clear(beside);
            if (zip) {
                zip(bundle, beside);
                Files.move(beside, absolute, StandardCopyOption.ATOMIC_MOVE);
            } else {
                folder(bundle, beside);
                place(beside, absolute);
            }
            return Outcome.ok(absolute);
        } catch (IOException e) {
            quietly(beside);
            return Outcome.failed(problem(typed, e));
        }
    }

    /** An empty folder that is there makes way; only an empty one can be deleted. */
    private static void place(Path beside, Path target) throws IOException {
        Files.deleteIfExists(target);
        Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE);
    }

    private static Optional<Problem> takenZip(Path target, String typed) {
        return Files.exists(target)
                ? Optional.of(Problem.of(
                        "FL-6002",
                        typed + " exists already; it was left alone.",
                        "Name another file, or move it away."))
                : Optional.empty();
    }

    private static Optional<Problem> takenFolder(Path target, String typed) {
        if (!Files.exists(target)) {
            return Optional.empty();
        }
        if (!Files.isDirectory(target)) {
            return Optional.of(Problem.of(
                    "FL-6002", typed + " is a file, not a folder; it was left alone.", "Name a folder, or a .zip."));
        }
        try (Stream<Path> inside = Files.list(target)) {
            Optional<Path> first = inside.findFirst();
            return first.map(there -> Problem.of(
                    "FL-6001",
                    typed + " is not empty: it holds " + there.getFileName() + ". Nothing was written.",
                    "Name a folder that is empty or does not exist yet."));
        } catch (IOException e) {
            return Optional.of(problem(typed, e));
        }
    }

    private static void folder(Bundle bundle, Path root) throws IOException {
        Files.createDirectories(root);
        for (BundleFile file : bundle.files()) {
            Path path = root.resolve(file.path());
            Files.createDirectories(Optional.ofNullable(path.getParent()).orElse(root));
            if (Files.getFileStore(root).supportsFileAttributeView("posix")) {
                // Made with its rights, so that a secret is at no time readable by others.
                Files.createFile(
                        path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights(file))));
                Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(rights(file)));
            }
            Files.write(path, file.text().getBytes(StandardCharsets.UTF_8));
        }
    }

    private static String rights(BundleFile file) {
        return switch (file.kind()) {
            case TEXT -> "rw-r--r--";
            case SCRIPT -> "rwxr-xr-x";
            case SECRET -> "rw-------";
        };
    }

    private static void zip(Bundle bundle, Path file) throws IOException {
        boolean secret = bundle.files().stream().anyMatch(f -> f.kind() == BundleFile.Kind.SECRET);
        Files.createFile(file);
        if (secret && Files.getFileStore(file).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            for (BundleFile each : bundle.files()) {
                ZipEntry entry = new ZipEntry(each.path());
                // The same project gives the same bytes, whenever it is exported.
                entry.setLastModifiedTime(FileTime.fromMillis(315_532_800_000L));
                zip.putNextEntry(entry);
                zip.write(each.text().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
    }

    private static void clear(Path beside) throws IOException {
        if (!Files.exists(beside)) {
            return;
        }
        List<Path> all;
        try (Stream<Path> tree = Files.walk(beside)) {
            all = tree.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : all) {
            Files.delete(path);
        }
    }

    private static void quietly(Path beside) {
        try {
            clear(beside);
        } catch (IOException e) {
            System.getLogger(BundleWriter.class.getName())
                    .log(System.Logger.Level.WARNING, "left behind: " + beside, e);
        }
    }

    private static Problem problem(String typed, IOException e) {
        String why = switch (e) {
            case AccessDeniedException denied -> "you may not write there";
            case DirectoryNotEmptyException full -> "something was put into it meanwhile";
            case FileAlreadyExistsException file -> file.getFile() + " is a file where a folder is needed";
            case FileSystemException system ->
                Optional.ofNullable(system.getReason()).orElse("the system refuses");
            case IOException other -> Optional.ofNullable(other.getMessage()).orElse("the system refuses");
        };
        return Problem.of(
                "FL-6003",
                typed + " cannot be written: " + why + ". Nothing was left behind.",
                "Look at its permissions and the room on the disk, or name another folder.");
    }
}
