package dev.flotilla.app.stack;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * A port of a container that other machines may reach.
 *
 * @param containerPort 1-65535
 * @param hostPort 1-65535; when empty a free one is chosen in the plan
 * @param hostIp as the file gives it; when empty the host's own address
 */
public record PortMapping(int containerPort, OptionalInt hostPort, Protocol protocol, Optional<String> hostIp) {
    public PortMapping {
        check(containerPort);
        hostPort.ifPresent(PortMapping::check);
    }

    private static void check(int port) {
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException("port " + port);
        }
    }
}
