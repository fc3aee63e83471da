package dev.flotilla.app.boot.handover;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.StandardProtocolFamily;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A call to the owner of the folder, which said who it is. For one question or one command. */
public final class OwnerCall implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Frames frames;
    private final Message.Identity owner;
    private final ThreadFactory threads;

    private OwnerCall(Frames frames, Message.Identity owner, ThreadFactory threads) {
        this.frames = frames;
        this.owner = owner;
        this.threads = threads;
    }

    /**
     * Connects and asks who is there. Nothing was asked of the owner yet: one that wakes up later finds an ended
     * connection and does nothing.
     *
     * @return empty when nobody listens, or does not answer within 2 s
     */
    public static Optional<OwnerCall> to(Path socket, ThreadFactory threads) throws InterruptedException {
        Frames frames = null;
        try (ShortPath way = ShortPath.to(socket)) {
            SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
            frames = new Frames(channel);
            channel.connect(way.address());
            frames.write(new Message.Who());
            Optional<Message> answer = read(frames, threads);
            if (answer.isPresent() && answer.get() instanceof Message.Identity owner) {
                return Optional.of(new OwnerCall(frames, owner, threads));
            }
        } catch (IOException nobody) {
            // No socket, or one whose process died: the lock of the folder tells which.
        }
        if (frames != null) {
            frames.close();
        }
        return Optional.empty();
    }

    public Message.Identity owner() {
        return owner;
    }

    /** Asks it to come to the front, or to make room; false when it does not or does not answer within 2 s. */
    public boolean ask(Message question) throws InterruptedException {
        try {
            frames.write(question);
            return read(frames, threads).orElse(null) instanceof Message.Done(boolean ok) && ok;
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Hands a command over and prints what comes back, until it ends.
     *
     * @return the exit code; empty when the owner went away before it said one
     */
    public OptionalInt run(Message.Run command, PrintWriter out, PrintWriter err) {
        try {
            frames.write(command);
            Optional<Message> next = frames.read();
            while (next.isPresent()) {
                if (next.get() instanceof Message.Text(boolean error, String text)) {
                    PrintWriter to = error ? err : out;
                    to.print(text);
                    to.flush();
                } else if (next.get() instanceof Message.Exit(int code)) {
                    return OptionalInt.of(code);
                }
                next = frames.read();
            }
        } catch (IOException e) {
            // As when it ends the connection: told by the caller.
        }
        return OptionalInt.empty();
    }

    /** Calls the command off; its end still comes by {@link #run}. Any thread. */
    public void cancel() {
        try {
            frames.write(new Message.Cancel());
        } catch (IOException e) {
            // It has ended.
            return;
        }
    }

    private static Optional<Message> read(Frames frames, ThreadFactory threads)
            throws IOException, InterruptedException {
        CompletableFuture<Optional<Message>> answer = new CompletableFuture<>();
        threads.newThread(() -> {
                    try {
                        answer.complete(frames.read());
                    } catch (IOException e) {
                        answer.completeExceptionally(e);
                    }
                })
                .start();
        try {
            return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            // Ends the reading thread too.
            frames.close();
            return Optional.empty();
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        }
    }

    @Override
    public void close() {
        frames.close();
    }
}
