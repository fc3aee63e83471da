package dev.flotilla.app.boot.handover;

import dev.flotilla.app.cli.kit.Cancel;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The owner's end of the socket. Call only while holding the lock of the folder: what lies at the path is then the rest
 * of a process that died, and is replaced.
 */
public final class OwnerSocket implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OwnerSocket.class);
    private static final int MOST_CONNECTIONS = 64;

    /** What the owner does for others. Calls come on threads of the connections. */
    public interface Owner {
        /** {@code window} or {@code keeper}. */
        String kind();

        /** Comes to the front; false when it has no window. */
        boolean show();

        /** Begins to end itself; false when it stays. */
        boolean makeRoom();

        /** Runs a command line to its end; the exit code. */
        int run(Message.Run command, PrintWriter out, PrintWriter err, Cancel cancel);
    }

    private final Path path;
    private final ServerSocketChannel server;
    private final Owner owner;
    private final ThreadFactory threads;
    private final Set<Frames> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger running = new AtomicInteger();

    private OwnerSocket(Path path, ServerSocketChannel server, Owner owner, ThreadFactory threads) {
        this.path = path;
        this.server = server;
        this.owner = owner;
        this.threads = threads;
    }

    /** @param threads for the one that accepts, one per connection, and one per command */
    public static OwnerSocket listen(Path path, Owner owner, ThreadFactory threads) throws IOException {
        Files.deleteIfExists(path);
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try (ShortPath way = ShortPath.to(path)) {
            server.bind(way.address());
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
        } catch (IOException | UncheckedIOException e) {
            server.close();
            throw e;
        }
        OwnerSocket socket = new OwnerSocket(path, server, owner, threads);
        threads.newThread(socket::accept).start();
        return socket;
    }

    /** How many commands of others run now. */
    public int commandsRunning() {
        return running.get();
    }

    private void accept() {
        while (server.isOpen()) {
            try {
                SocketChannel channel = server.accept();
                if (open.size() >= MOST_CONNECTIONS) {
                    channel.close();
                } else {
                    Frames frames = new Frames(channel);
                    open.add(frames);
                    threads.newThread(() -> serve(frames)).start();
                }
            } catch (ClosedChannelException e) {
                return;
            } catch (IOException e) {
                LOG.warn("a connection could not be taken", e);
            }
        }
    }

    private void serve(Frames frames) {
        try (frames) {
            Optional<Message> next = frames.read();
            while (next.isPresent()) {
                switch (next.get()) {
                    case Message.Who() ->
                        frames.write(new Message.Identity(
                                owner.kind(), ProcessHandle.current().pid(), Message.PROTOCOL));
                    case Message.Show() -> frames.write(new Message.Done(owner.show()));
                    case Message.Yield() -> frames.write(new Message.Done(owner.makeRoom()));
                    case Message.Run run -> {
                        runCommand(frames, run);
                        return;
                    }
                    case Message.Cancel c -> {}
                    case Message.Identity i -> {}
                    case Message.Done d -> {}
                    case Message.Text t -> {}
                    case Message.Exit e -> {}
                }
                next = frames.read();
            }
        } catch (IOException e) {
            LOG.debug("a connection broke", e);
        } finally {
            open.remove(frames);
        }
    }

    /** Reads on while the command runs: a cancel, or the end of the connection, calls it off. */
    private void runCommand(Frames frames, Message.Run run) throws IOException {
        PrintWriter out = new PrintWriter(new FrameWriter(frames, false));
        PrintWriter err = new PrintWriter(new FrameWriter(frames, true));
        Cancel[] cancel = new Cancel[1];
        Thread command = threads.newThread(() -> {
            int code = 1;
            try {
                code = owner.run(run, out, err, cancel[0]);
            } finally {
                running.decrementAndGet();
                out.flush();
                err.flush();
                end(frames, code);
            }
        });
        cancel[0] = new Cancel(command);
        running.incrementAndGet();
        command.start();
        try {
            while (frames.read().isPresent()) {
                cancel[0].ask();
            }
        } finally {
            if (command.isAlive()) {
                cancel[0].ask();
            }
        }
    }

    private static void end(Frames frames, int code) {
        try (frames) {
            frames.write(new Message.Exit(code));
        } catch (IOException e) {
            LOG.debug("nobody waits for the end of the command", e);
        }
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(path);
            server.close();
        } catch (IOException e) {
            LOG.warn("the socket could not be closed", e);
        }
        open.forEach(Frames::close);
    }
}
