package dev.flotilla.node.config.files;

import dev.flotilla.node.NodeStartException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;

/**
 * The folder in which a node remembers its name and its starts. While it is open no other process takes it. Each file is written beside
 * the old one, synced and renamed, so that a crash leaves one of both.
 */
public final class StateFolder implements AutoCloseable {
    private static final String BOOT = "boot";
    private static final String NAME = "node-id";
    private static final int MOST_BYTES = 256;

    private final Path folder;
    private final FileChannel lock;

    private StateFolder(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /**
     * Takes the folder, which is made when it is missing.
     *
     * @throws NodeStartException when it cannot be written to or another process holds it
     */
    public static StateFolder open(Path folder) throws NodeStartException {
        try {
            Files.createDirectories(folder);
            FileChannel lock =
                    FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (locked(lock)) {
                return new StateFolder(folder, lock);
            }
            lock.close();
        } catch (IOException e) {
            throw new NodeStartException(broken(folder, e), "");
        }
        throw new NodeStartException(
                "The state folder " + folder + " is used by another node that runs; state_location names another one.",
                "");
    }

    private static boolean locked(FileChannel lock) throws IOException {
        try {
            return lock.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /** A name that was kept by an earlier start; empty when there is none or the folder is not there. */
    public static Optional<String> keptName(Path folder) {
        return read(folder.resolve(NAME)).filter(name -> !name.isEmpty());
    }

    /**
     * Counts this start: the greater of the last one's number plus 1 and the seconds since the epoch. It is on the disk when this returns.
     *
     * @throws NodeStartException when it cannot be kept
     */
    public long nextBoot(InstantSource clock) throws NodeStartException {
        long last = read(folder.resolve(BOOT))
                .filter(text -> text.matches("[0-9]{1,18}"))
                .map(Long::parseLong)
                .orElse(0L);
        long boot = Math.max(last + 1, clock.instant().getEpochSecond());
        write(BOOT, Long.toString(boot));
        return boot;
    }

    /** Keeps the name for later starts. */
    public void keepName(String id) throws NodeStartException {
        if (!keptName(folder).equals(Optional.of(id))) {
            write(NAME, id);
        }
    }

    private static Optional<String> read(Path file) {
        try {
            return Files.size(file) > MOST_BYTES
                    ? Optional.empty()
                    : Optional.of(Files.readString(file, StandardCharsets.UTF_8).strip());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private void write(String name, String text) throws NodeStartException {
        Path fresh = folder.resolve(name + ".new");
        try {
            try (FileChannel file = FileChannel.open(
                    fresh, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
                file.write(StandardCharsets.UTF_8.encode(text + "\n"));
                file.force(true);
            }
            Files.move(fresh, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
            sync(folder);
        } catch (IOException e) {
            throw new NodeStartException(broken(folder, e), "");
        }
    }

    /** Forces the names in a folder to the disk, where the system knows such a thing: Windows opens no folder, and writes names down by itself. */
    public static void sync(Path folder) throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
                directory.force(true);
            }
        }
    }

    /** What a person can do something about. */
    private static String broken(Path folder, IOException e) {
        String reason = e instanceof FileSystemException f && f.getReason() != null ? f.getReason() : "";
        String text = (reason + " " + e.getMessage()).toLowerCase(Locale.ROOT);
        String why = e instanceof FileAlreadyExistsException || reason.equals("Not a directory")
                ? "a file is in its place"
                : e instanceof AccessDeniedException
                        ? "this user may not write there"
                        : text.contains("read-only")
                                ? "it lies on a read-only file system; mount a volume there"
                                : text.contains("no space") || text.contains("quota")
                                        ? "its disk is full"
                                        : reason.isEmpty() ? "the system does not let it be made" : reason;
        return "The state folder " + folder + " cannot be written to: " + why + "; state_location names another one.";
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            // The lock ends with the process at the latest.
            return;
        }
    }
}
