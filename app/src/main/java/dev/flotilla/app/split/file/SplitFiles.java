package dev.flotilla.app.split.file;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.split.text.SplitMarks;
import dev.flotilla.app.stack.Stack;
import dev.flotilla.app.stack.read.StackFiles;
import dev.flotilla.app.stack.read.StackReader;
import dev.flotilla.app.stack.read.StackReading;
import dev.flotilla.app.stack.read.StackText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads and writes the files of split stacks. On the caller's thread; blocks on the disk. */
public final class SplitFiles {
    private static final String BOM = "\uFEFF";

    private SplitFiles() {}

    /** @param environment for variables in the file, as in {@link StackFiles#open} */
    public static Outcome<SplitFile> open(Path file, Map<String, String> environment) {
        return new StackFiles()
                .open(file, environment)
                .then(read -> read(file, (startsWithMark(file) ? BOM : "") + read.content(), read));
    }

    /** A text that is not in its file yet. */
    public static Outcome<SplitFile> read(Path file, String text, Map<String, String> environment) {
        Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file);
        return read(file, text, new StackText(file.toString(), folder, text, environment));
    }

    private static Outcome<SplitFile> read(Path file, String text, StackText around) {
        Function<String, Outcome<Stack>> reader = some -> new StackReader(new StackFiles())
                .read(new StackText(around.file(), around.folder(), withoutMark(some), around.environment()))
                .map(StackReading::stack);
        String original = SplitMarks.removed(text);
        return reader.apply(original)
                .then(stack -> reader.apply(text).map(now -> new SplitFile(file, text, original, stack, now, reader)));
    }

    private static String withoutMark(String text) {
        return text.startsWith(BOM) ? text.substring(1) : text;
    }

    private static boolean startsWithMark(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(3), BOM.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // It was read a moment ago; what is wrong with it is told when it is written.
            return false;
        }
    }

    /**
     * Replaces what a file says; FL-3210 when it says something else than was read meanwhile, or cannot be written. Then
     * it is left as it is.
     */
    public static Outcome<Path> replace(Path file, String expected, String text) {
        try {
            Path real = file.toRealPath();
            if (!Files.readString(real).equals(expected)) {
                return Outcome.failed(Problem.of(
                        "FL-3210",
                        file + " was changed meanwhile, so it was left alone.",
                        "Look at it, then split it again."));
            }
            boolean posix = real.getFileSystem().supportedFileAttributeViews().contains("posix");
            return write(real, text, posix ? Optional.of(Files.getPosixFilePermissions(real)) : Optional.empty());
        } catch (IOException e) {
            return Outcome.failed(refused(file, e));
        }
    }

    /** Writes a file that is not there yet, or that says the same already; FL-3210 otherwise. */
    public static Outcome<Path> create(Path file, String text) {
        try {
            if (Files.exists(file)) {
                return Files.readString(file).equals(text)
                        ? Outcome.ok(file)
                        : Outcome.failed(Problem.of(
                                "FL-3210",
                                file + " exists and says something else; it was left alone.",
                                "Name another file, or move that one away."));
            }
            Optional<Path> folder = Optional.ofNullable(file.toAbsolutePath().getParent());
            if (folder.isPresent()) {
                Files.createDirectories(folder.get());
            }
            return write(file, text, Optional.empty());
        } catch (IOException e) {
            return Outcome.failed(refused(file, e));
        }
    }

    private static Outcome<Path> write(Path file, String text, Optional<Set<PosixFilePermission>> permissions) {
        Path beside = file.resolveSibling("." + file.getFileName() + ".new");
        try {
            Files.writeString(beside, text);
            if (permissions.isPresent()) {
                Files.setPosixFilePermissions(beside, permissions.get());
            }
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
            return Outcome.ok(file);
        } catch (IOException e) {
            try {
                Files.deleteIfExists(beside);
            } catch (IOException again) {
                e.addSuppressed(again);
            }
            return Outcome.failed(refused(file, e));
        }
    }

    private static Problem refused(Path file, IOException e) {
        String why = switch (e) {
            case AccessDeniedException denied -> "access is denied";
            case NoSuchFileException gone -> "it or its folder is not there";
            case FileSystemException system when system.getReason() != null -> system.getReason();
            case IOException other -> String.valueOf(other.getMessage());
        };
        return Problem.of(
                "FL-3210",
                file + " cannot be written: " + why + ".",
                "Look at the folder and its permissions; the file is as it was.");
    }
}
