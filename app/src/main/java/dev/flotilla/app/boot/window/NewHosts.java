package dev.flotilla.app.boot.window;

import dev.flotilla.app.docker.embedded.EmbeddedAddress;
import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.fleet.HostId;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** What a new host is given that nobody types. */
final class NewHosts {
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";

    private NewHosts() {}

    static HostId id(RandomGenerator random) {
        StringBuilder id = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            id.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return new HostId(id.toString());
    }

    /** An embedded host without an address gets a loopback address that no other host has. */
    static Host withOwnLoopback(Host host, Fleet fleet) {
        if (!host.isEmbedded() || host.address().isPresent()) {
            return host;
        }
        return new Host(
                host.id(),
                host.name(),
                host.engine(),
                Optional.of(EmbeddedAddress.free(fleet)),
                host.datacenter(),
                host.labels(),
                host.status(),
                host.declared(),
                host.reservePercent());
    }
}
