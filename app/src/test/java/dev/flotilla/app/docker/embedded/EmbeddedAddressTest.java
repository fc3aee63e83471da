package dev.flotilla.app.docker.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.fleet.EngineAddress;
import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.fleet.HostId;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class EmbeddedAddressTest {
    private static final Host FIRST = Host.of(new HostId("first0000000"), "local-1", new EngineAddress.Embedded());
    private static final Host SECOND = Host.of(new HostId("second000000"), "local-2", new EngineAddress.Embedded());

    @Test
    void eachEmbeddedHostGetsAnAddressOfItsOwn() {
        Host first = EmbeddedAddress.given(FIRST, Fleet.EMPTY);
        Fleet fleet = new Fleet("f", List.of(first), Map.of(), new TreeMap<>());
        Host second = EmbeddedAddress.given(SECOND, fleet);
        assertThat(first.reachableAddress()).startsWith("127.");
        assertThat(second.reachableAddress()).startsWith("127.").isNotEqualTo(first.reachableAddress());
    }

    @Test
    void whatTheUserGaveStays() {
        Host own = EmbeddedAddress.given(FIRST, Fleet.EMPTY);
        assertThat(EmbeddedAddress.given(own, Fleet.EMPTY)).isEqualTo(own);
        Host docker = Host.of(new HostId("docker000000"), "d", new EngineAddress.Unix(Path.of("/run/docker.sock")));
        assertThat(EmbeddedAddress.given(docker, Fleet.EMPTY)).isEqualTo(docker);
    }

    @Test
    void theHostsOfAFleetShareANetworkAndAnotherFleetHasAnother() {
        Host first = EmbeddedAddress.given(FIRST, Fleet.EMPTY);
        Host second = EmbeddedAddress.given(SECOND, new Fleet("f", List.of(first), Map.of(), new TreeMap<>()));
        Host elsewhere = EmbeddedAddress.given(SECOND, Fleet.EMPTY);
        String network = first.reachableAddress().replaceFirst("\\d+$", "");
        assertThat(second.reachableAddress()).startsWith(network);
        assertThat(elsewhere.reachableAddress()).doesNotStartWith(network);
    }
}
