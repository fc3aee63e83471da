package dev.flotilla.app.doctor;

import dev.flotilla.app.stack.Protocol;

/**
 * That a container means to reach something.
 *
 * @param host name or address as it is written there
 * @param where it is written: a variable, {@code peers of mosaic.config}, the command
 */
public record Link(ContainerRef from, String host, int port, Protocol protocol, Purpose purpose, String where) {
    /** What it is for. */
    public enum Purpose {
        /** A peer's heartbeat port. */
        HEARTBEAT,
        /** A peer's comms port. */
        COMMS,
        /** A peer's control port. */
        CONTROL,
        /** What a forwarder passes on to. */
        FORWARD,
        /** Any other service. */
        SERVICE,
        /** Whether the machine answers at all: a refusal will do. */
        PING
    }

    public String address() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port + "/" + protocol.word();
    }
}
