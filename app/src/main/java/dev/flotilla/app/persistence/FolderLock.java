package dev.flotilla.app.persistence;

import dev.flotilla.app.base.Outcome;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Makes one process the owner of a data folder. The operating system takes the lock back when the process dies, however
 * it dies, so that no lock is ever stale. The file tells who holds it.
 */
public final class FolderLock implements AutoCloseable {
    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Waits for the lock at most so long.
     *
     * @param holder who asks, for people: {@code window 4711}
     * @param threads gives the thread that waits in the operating system
     * @return empty when another process kept it all the time
     */
    public static Outcome<Optional<FolderLock>> take(
            DataFolder folder, String holder, Duration limit, ThreadFactory threads) throws InterruptedException {
        Path file = folder.lock();
        switch (folder.prepare()) {
            case Outcome.Failed<DataFolder> failed -> {
                return failed.as();
            }
            case Outcome.Ok<DataFolder> ready -> {}
        }
        FileChannel channel = null;
        try {
            DataFolder.makePrivate(file);
            channel = FileChannel.open(file, StandardOpenOption.WRITE);
            if (!isTaken(channel) && !waitFor(channel, limit, threads)) {
                channel.close();
                return Outcome.ok(Optional.empty());
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(holder.getBytes(StandardCharsets.UTF_8)), 0);
            return Outcome.ok(Optional.of(new FolderLock(channel)));
        } catch (IOException e) {
            closeQuietly(channel);
            return Outcome.failed(StorageProblems.of(e, file));
        } catch (InterruptedException e) {
            closeQuietly(channel);
            throw e;
        }
    }

    private static boolean isTaken(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException heldHere) {
            return false;
        }
    }

    private static boolean waitFor(FileChannel channel, Duration limit, ThreadFactory threads)
            throws IOException, InterruptedException {
        if (limit.isZero()) {
            return false;
        }
        CompletableFuture<FileLock> waiting = new CompletableFuture<>();
        threads.newThread(() -> {
                    try {
                        waiting.complete(channel.lock());
                    } catch (AsynchronousCloseException givenUp) {
                        waiting.cancel(false);
                    } catch (IOException | OverlappingFileLockException e) {
                        waiting.completeExceptionally(e);
                    }
                })
                .start();
        try {
            waiting.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException io) {
                throw io;
            }
            return false;
        }
    }

    /** Who holds the lock of the folder, as it told; empty when that cannot be read. */
    public static String holder(DataFolder folder) {
        try {
            String text = Files.readString(folder.lock());
            return text.length() > 100 ? "" : text.strip();
        } catch (IOException e) {
            return "";
        }
    }

    @Override
    public void close() {
        try {
            channel.truncate(0);
        } catch (IOException e) {
            // Who reads it takes a dead holder for what it is.
        }
        closeQuietly(channel);
    }

    private static void closeQuietly(@Nullable FileChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            // The operating system gives the lock back in any case.
            return;
        }
    }
}
