package dev.flotilla.node.commit.log;

import dev.flotilla.node.commit.Durable;
import dev.flotilla.node.commit.LogRecord;
import dev.flotilla.node.commit.Recovered;
import dev.flotilla.node.config.files.StateFolder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The log of one node as a file. It is rewritten with what still matters when it has grown past a limit, so it never takes more than
 * about twice that. After a failed write it takes no more: only a new opening, which writes what it reads anew, tells what is on the disk. One
 * thread.
 */
public final class CommitLog implements Durable, AutoCloseable {
    /** Name of the file in the state folder. */
    public static final String FILE = "commit.log";
    /** Above this many bytes the log is compacted: some hundred transactions. */
    static final int COMPACT_AT = 256 * 1024;
    /**
     * The file grows by so many zeros at a time: a record that is written over them changes nothing but data, and a sync that has no new length to
     * write down is cheaper and waits for nobody else's.
     */
    static final int RESERVE = 16 * 1024;
    /** More than this in a file is not ours. */
    private static final long MAX_FILE = 64L * COMPACT_AT;

    private final Path folder;
    private final String nodeId;
    private final Instant since;
    private final List<LogRecord> records;
    private FileChannel file;
    /** Where the zeros end that stand ready. */
    private long reserved;
    /** Whether the last record is not yet synced. */
    private boolean loose;
    /** Over what it failed; it takes no more then. */
    private Optional<String> failure = Optional.empty();

    private CommitLog(Path folder, String nodeId, Instant since, List<LogRecord> records, FileChannel file) {
        this.folder = folder;
        this.nodeId = nodeId;
        this.since = since;
        this.records = new ArrayList<>(records);
        this.file = file;
    }

    /** What became of opening a log. Every failure is a sentence with what to do. */
    public sealed interface Opening {
        /**
         * Ready.
         *
         * @param cut bytes of a torn tail that were cut off
         */
        record Opened(CommitLog log, Recovered recovered, long cut) implements Opening {}

        /** The folder belongs to another node. */
        record Foreign(String owner, String message) implements Opening {}

        /** Records in the middle are broken: what was promised is not known. */
        record Damaged(String message) implements Opening {}

        /** The disk is full, read-only, not ours, or the log is held by another process. */
        record Unusable(String message) implements Opening {}
    }

    /** @param folder made when missing */
    public static Opening open(Path folder, String nodeId, InstantSource clock) {
        return open(folder, nodeId, clock, false);
    }

    /**
     * Once more, after it failed: what is read then may stand in the memory of the system alone, which takes pages that it could not write for
     * written. So it goes into a new file, and counts when that is on the disk.
     */
    public static Opening reopen(Path folder, String nodeId, InstantSource clock) {
        return open(folder, nodeId, clock, true);
    }

    private static Opening open(Path folder, String nodeId, InstantSource clock, boolean afterFailure) {
        Path path = folder.resolve(FILE);
        FileChannel file = null;
        try {
            Files.createDirectories(folder);
            file = channel(path);
            if (file.tryLock() == null) {
                file.close();
                return new Opening.Unusable(
                        path + " is held by another process; stop it or give this node a folder of its own");
            }
            if (file.size() > MAX_FILE) {
                file.close();
                return new Opening.Damaged(path + " holds " + file.size() + " bytes, too many for a log");
            }
            Opening opening = read(folder, path, nodeId, clock, file, !afterFailure);
            if (!(opening instanceof Opening.Opened opened)) {
                file.close();
            } else if (afterFailure) {
                opened.log().rewrite(opened.log().records);
            }
            return opening;
        } catch (OverlappingFileLockException e) {
            closeQuietly(file);
            return new Opening.Unusable(
                    path + " is held by another node of this process; give each a folder of its own");
        } catch (IOException e) {
            closeQuietly(file);
            return new Opening.Unusable(path + " cannot be used: " + DiskWords.why(e));
        } catch (RuntimeException e) {
            closeQuietly(file); // A mistake must not keep the lock.
            throw e;
        }
    }

    private static FileChannel channel(Path path) throws IOException {
        Set<OpenOption> options = Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? FileChannel.open(
                        path,
                        options,
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))
                : FileChannel.open(path, options);
    }

    private static Opening read(
            Path folder, Path path, String nodeId, InstantSource clock, FileChannel file, boolean goesOn)
            throws IOException {
        byte[] bytes = new byte[(int) file.size()];
        ByteBuffer into = ByteBuffer.wrap(bytes);
        while (into.hasRemaining() && file.read(into, into.position()) >= 0) {
            // reads on
        }
        return switch (LogFormat.scan(bytes)) {
            case LogFormat.Scan.Fresh() -> {
                Instant since = clock.instant();
                CommitLog log = new CommitLog(folder, nodeId, since, List.of(), file);
                file.truncate(0);
                log.write(LogFormat.header(nodeId, since));
                file.force(true);
                log.reserve();
                StateFolder.sync(folder);
                yield new Opening.Opened(log, Recovered.of(since, List.of()), bytes.length);
            }
            case LogFormat.Scan.Read(String owner, Instant since, List<LogRecord> records, int length) -> {
                if (!owner.equals(nodeId)) {
                    yield new Opening.Foreign(
                            owner,
                            path + " is the log of node " + owner + ", this is " + nodeId
                                    + "; give each node a folder of its own");
                }
                file.truncate(length);
                file.position(length);
                CommitLog log = new CommitLog(folder, nodeId, since, records, file);
                if (goesOn) { // Else it is written anew, and a small disk has no room for both.
                    log.reserve();
                }
                yield new Opening.Opened(log, Recovered.of(since, records), written(bytes) - (long) length);
            }
            case LogFormat.Scan.Damaged(int offset) ->
                new Opening.Damaged(path + " is damaged at byte " + offset
                        + "; restore it, or move it away when the other nodes have no open transaction");
        };
    }

    /** Without the zeros behind it; at least all whole records, for none ends in a zero. */
    private static int written(byte[] bytes) {
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] == 0) {
            end--;
        }
        return end;
    }

    /** Zeros from where the next record goes, on the disk when this returns, with all that was written before. */
    private void reserve() throws IOException {
        reserved = file.position() + RESERVE;
        ByteBuffer zeros = ByteBuffer.allocate(RESERVE);
        while (zeros.hasRemaining()) {
            file.write(zeros, reserved - zeros.remaining());
        }
        file.force(true);
        loose = false;
    }

    @Override
    public Stored append(LogRecord entry, boolean force) {
        if (failure.isPresent()) {
            return new Stored.Failed("the log failed before and must be opened anew");
        }
        try {
            write(LogFormat.encode(entry, loose));
            loose = true;
            records.add(entry);
            if (file.position() + LogFormat.MAX_USUAL > reserved) {
                reserve();
            } else if (force) {
                file.force(false);
                loose = false;
            }
            if (file.position() > COMPACT_AT) {
                rewrite(Recovered.of(since, records).records());
            }
            return new Stored.Done();
        } catch (IOException e) {
            return new Stored.Failed(failed(e));
        }
    }

    /** What stands there unsynced goes to the disk; a failure is told by {@link #failure}. */
    public void settle() {
        if (loose && failure.isEmpty()) {
            try {
                file.force(false);
                loose = false;
            } catch (IOException e) {
                failed(e);
            }
        }
    }

    private String failed(IOException e) {
        failure = Optional.of(folder.resolve(FILE) + ": " + DiskWords.why(e));
        return failure.get();
    }

    /** Over what it failed; it takes no more then until it is opened anew. */
    public Optional<String> failure() {
        return failure;
    }

    private void write(byte[] bytes) throws IOException {
        ByteBuffer from = ByteBuffer.wrap(bytes);
        while (from.hasRemaining()) {
            file.write(from);
        }
    }

    /** Writes records into a new file and puts it in the place of the old one, whole or not at all. */
    private void rewrite(List<LogRecord> those) throws IOException {
        List<LogRecord> kept = List.copyOf(those);
        Path path = folder.resolve(FILE);
        Path next = folder.resolve(FILE + ".new");
        Files.deleteIfExists(next);
        FileChannel old = file;
        FileChannel fresh = channel(next);
        try {
            fresh.lock();
            file = fresh;
            write(LogFormat.header(nodeId, since));
            for (LogRecord entry : kept) {
                write(LogFormat.encode(entry));
            }
            reserve();
            Files.move(next, path, StandardCopyOption.ATOMIC_MOVE);
            StateFolder.sync(folder);
        } catch (IOException e) {
            fresh.close();
            throw e;
        } finally {
            old.close();
        }
        records.clear();
        records.addAll(kept);
    }

    private static void closeQuietly(@Nullable FileChannel file) {
        try {
            if (file != null) {
                file.close();
            }
        } catch (IOException e) {
            // The first failure is the one to tell of.
        }
    }

    /** What stands ready is given back; a process that is killed leaves it, and the next opening passes over it. */
    @Override
    public void close() throws IOException {
        if (file.isOpen() && failure.isEmpty()) {
            file.truncate(file.position());
        }
        file.close();
    }
}
