package dev.flotilla.app.persistence;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The folder that holds one fleet. It is open to its owner alone (0700), and so is each file in it (0600).
 *
 * @param path absolute
 */
public record DataFolder(Path path) {
    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

    public DataFolder {
        path = path.toAbsolutePath().normalize();
    }

    public Path database() {
        return path.resolve("flotilla.db");
    }

    /** Where the key of the secrets lies while neither a keystore nor a passphrase protects it. */
    public Path key() {
        return path.resolve("flotilla.key");
    }

    public Path lock() {
        return path.resolve("lock");
    }

    public Path socket() {
        return path.resolve("owner.sock");
    }

    /** Where the log is written; rolled files lie beside it. */
    public Path log() {
        return path.resolve("flotilla.log");
    }

    /** Whether anything was ever stored here. */
    public boolean isUsed() {
        return Files.exists(database(), LinkOption.NOFOLLOW_LINKS);
    }

    /** Makes the folder, or closes an existing one to others. FL-1020, FL-1023 or FL-9002 when that cannot be. */
    public Outcome<DataFolder> prepare() {
        try {
            if (!Files.isDirectory(path)) {
                Files.createDirectories(path, PosixFilePermissions.asFileAttribute(FOLDER));
                return Outcome.ok(this);
            }
            Set<PosixFilePermission> now = Files.getPosixFilePermissions(path);
            if (now.equals(FOLDER)) {
                return Outcome.ok(this);
            }
            Optional<Problem> shared = sharedWithOthers();
            if (shared.isPresent()) {
                return Outcome.failed(shared.get());
            }
            Files.setPosixFilePermissions(path, FOLDER);
            return Outcome.ok(this);
        } catch (IOException e) {
            return Outcome.failed(fileInTheWay().orElseGet(() -> StorageProblems.of(e, path)));
        }
    }

    /** FL-1020 when a file stands where the folder or one above it would have to be. */
    public Optional<Problem> fileInTheWay() {
        for (Path above = path; above != null; above = above.getParent()) {
            if (Files.exists(above) && !Files.isDirectory(above)) {
                return Optional.of(Problem.of(
                        "FL-1020",
                        "The data folder " + path + " cannot be used: " + above + " is a file, not a folder.",
                        "Name another folder with --data DIR."));
            }
        }
        return Optional.empty();
    }

    /** Closing /tmp or a home folder to others by a slip of --data would break the machine. */
    private Optional<Problem> sharedWithOthers() throws IOException {
        if (isUsed()) {
            return Optional.empty();
        }
        int mode = (int) Files.getAttribute(path, "unix:mode");
        boolean sticky = (mode & 01000) != 0;
        boolean nearTheRoot = path.getNameCount() <= 1;
        boolean home = path.equals(Path.of(System.getProperty("user.home", "/")));
        if (sticky || ((nearTheRoot || home) && !isEmpty())) {
            return Optional.of(Problem.of(
                    "FL-1020",
                    path + " is used by others too; Flotilla closes its data folder to everybody else.",
                    "Name a folder of its own, such as --data " + path.resolve("flotilla") + "."));
        }
        return Optional.empty();
    }

    private boolean isEmpty() throws IOException {
        try (Stream<Path> content = Files.list(path)) {
            return content.allMatch(file -> file.endsWith("lost+found"));
        }
    }

    /** Makes an empty file that its owner alone can read, or closes an existing one to others. */
    public static void makePrivate(Path file) throws IOException {
        FileAttribute<Set<PosixFilePermission>> closed = PosixFilePermissions.asFileAttribute(FILE);
        try {
            Files.createFile(file, closed);
        } catch (FileAlreadyExistsException e) {
            if (Files.isRegularFile(file)
                    && !Files.getPosixFilePermissions(file).equals(FILE)) {
                Files.setPosixFilePermissions(file, FILE);
            }
        }
    }
}
