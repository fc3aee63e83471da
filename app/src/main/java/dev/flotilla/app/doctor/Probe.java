package dev.flotilla.app.doctor;

import dev.flotilla.app.stack.Protocol;
import java.util.Optional;

/**
 * One trial.
 *
 * @param from the container from within which it was tried; empty when this computer tried
 */
public record Probe(Optional<ContainerRef> from, String host, int port, Protocol protocol, Reached reached) {
    public boolean isOf(Link link) {
        return from.filter(link.from()::equals).isPresent()
                && host.equals(link.host())
                && port == link.port()
                && protocol == link.protocol();
    }
}
