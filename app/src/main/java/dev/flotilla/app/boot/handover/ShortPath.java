package dev.flotilla.app.boot.handover;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A way to a socket that is short enough. Linux allows 107 bytes for the path of a unix socket, and data folders may lie
 * deeper; a link in a fresh folder of our own then leads to the same socket. The link is needed only while the socket is
 * bound or connected to.
 */
final class ShortPath implements AutoCloseable {
    private static final int LONGEST = 107;

    private final Path socket;
    private final Path made;

    private ShortPath(Path socket, Path made) {
        this.socket = socket;
        this.made = made;
    }

    static ShortPath to(Path socket) throws IOException {
        if (socket.toString().getBytes(StandardCharsets.UTF_8).length <= LONGEST) {
            return new ShortPath(socket, socket);
        }
        Path made = Files.createTempDirectory("flotilla");
        Path folder = Files.createSymbolicLink(
                made.resolve("d"), socket.toAbsolutePath().getParent());
        return new ShortPath(folder.resolve(socket.getFileName()), made);
    }

    UnixDomainSocketAddress address() {
        return UnixDomainSocketAddress.of(socket);
    }

    @Override
    public void close() throws IOException {
        if (!made.equals(socket)) {
            Files.deleteIfExists(made.resolve("d"));
            Files.deleteIfExists(made);
        }
    }
}
