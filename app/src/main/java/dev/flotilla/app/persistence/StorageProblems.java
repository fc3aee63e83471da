package dev.flotilla.app.persistence;

import dev.flotilla.app.base.Problem;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Objects;

/** Turns what the disk and SQLite say into sentences. */
final class StorageProblems {
    private static final int READONLY = 8;
    private static final int IOERR = 10;
    static final int CORRUPT = 11;
    private static final int FULL = 13;
    private static final int CANTOPEN = 14;
    private static final int BUSY = 5;
    private static final int LOCKED = 6;
    private static final int PERM = 3;
    private static final int AUTH = 23;
    static final int NOTADB = 26;

    private StorageProblems() {}

    /** @param file the database */
    static Problem of(SQLException e, Path file) {
        // The lower byte is the kind; the others tell more of it.
        return switch (e.getErrorCode() & 0xff) {
            case FULL -> full(file);
            case READONLY -> readOnly(file);
            case PERM, AUTH, CANTOPEN -> onReadOnlyDisk(file) ? readOnly(file) : closed(file);
            case CORRUPT -> damaged(file);
            case NOTADB -> foreign(file);
            case BUSY, LOCKED -> inUse(file);
            case IOERR -> broken(file, words(e));
            default -> broken(file, words(e));
        };
    }

    static Problem inUse(Path file) {
        return Problem.of(
                "FL-1025",
                "Another program holds " + file + " and does not let go.",
                "End it (`fuser " + file + "` names it) and try again.");
    }

    /** @param place the file or folder that was used */
    static Problem of(IOException e, Path place) {
        String reason = e instanceof FileSystemException f ? Objects.requireNonNullElse(f.getReason(), "") : words(e);
        String lower = reason.toLowerCase(Locale.ROOT);
        if (e instanceof NoSuchFileException) {
            return Problem.of(
                    "FL-1020",
                    place + " cannot be made there.",
                    "Name another folder with --data DIR, on a disk that holds files.");
        }
        if (lower.contains("no space") || lower.contains("quota")) {
            return full(place);
        }
        if (lower.contains("read-only")) {
            return readOnly(place);
        }
        if (e instanceof AccessDeniedException || lower.contains("not permitted")) {
            return closed(place);
        }
        return broken(place, reason.isEmpty() ? words(e) : reason);
    }

    private static boolean onReadOnlyDisk(Path file) {
        try {
            return Files.getFileStore(file).isReadOnly();
        } catch (IOException e) {
            return false;
        }
    }

    static Problem damaged(Path file) {
        return Problem.of(
                "FL-1022",
                "The file " + file + " is damaged; nothing was changed in it.",
                "Put a copy from a backup in its place, or move it away to begin with an empty fleet.");
    }

    static Problem foreign(Path file) {
        return Problem.of(
                "FL-1022",
                "The file " + file + " is not a data file of Flotilla; nothing was changed in it.",
                "Move it away, or name another folder with --data DIR.");
    }

    static Problem newer(Path file, int version, int known) {
        return Problem.of(
                "FL-1021",
                "The file " + file + " was written by a newer Flotilla (format " + version + ", this one knows " + known
                        + "); it was not touched.",
                "Start the newer Flotilla, or name another folder with --data DIR.");
    }

    private static Problem full(Path place) {
        return Problem.of(
                "FL-9002",
                "The disk that holds " + place + " is full; nothing was changed.",
                "Make room on it and try again.");
    }

    private static Problem readOnly(Path place) {
        return Problem.of(
                "FL-1023",
                place + " cannot be written: the folder or its disk is read-only.",
                "Make it writable, or name another folder with --data DIR.");
    }

    private static Problem closed(Path place) {
        return Problem.of(
                "FL-1020",
                "This user may not use " + place + ".",
                "Give the folder to this user (chown), or name another one with --data DIR.");
    }

    private static Problem broken(Path place, String reason) {
        return Problem.of(
                "FL-9001",
                "Using " + place + " failed: " + reason + ".",
                "Look after the disk, then start Flotilla again; what was saved before is kept.");
    }

    private static String words(Exception e) {
        String text = Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
        return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    }
}
