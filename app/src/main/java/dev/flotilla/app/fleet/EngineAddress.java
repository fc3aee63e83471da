package dev.flotilla.app.fleet;

import java.nio.file.Path;
import java.util.Optional;

/** Where the engine of a host listens. {@link EngineAddressReader} reads what people write. */
public sealed interface EngineAddress {
    record Unix(Path socket) implements EngineAddress {
        @Override
        public String text() {
            return "unix://" + socket;
        }
    }

    /**
     * @param port 1-65535; 2375 by custom in clear, 2376 with TLS
     * @param tlsDir folder with {@code ca.pem}, {@code cert.pem}, {@code key.pem}; without one the connection is in
     *     clear and the host is marked unsafe
     */
    record Tcp(String host, int port, Optional<Path> tlsDir) implements EngineAddress {
        @Override
        public String text() {
            return "tcp://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
        }
    }

    /** An engine inside this process, with no Docker; see {@code docker.embedded}. */
    record Embedded() implements EngineAddress {
        @Override
        public String text() {
            return "embedded:";
        }
    }

    /** As the user writes it; the TLS folder is apart. */
    String text();
}
