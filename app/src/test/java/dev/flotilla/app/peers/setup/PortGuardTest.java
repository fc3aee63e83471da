package dev.flotilla.app.peers.setup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.docker.EngineFacts;
import dev.flotilla.app.fleet.NodeSetup;
import dev.flotilla.app.fleet.SetupRules;
import dev.flotilla.app.peers.NodeConfig;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PortGuardTest {
    private static final NodeConfig CONFIG =
            new NodeConfig("0.0.0.0", Optional.empty(), Optional.empty(), 5000, 5001, List.of());
    private static final NodeSetup SEED = NodeSetup.of("mosaic", "{}")
            .in(
                    NodeSetup.Network.BRIDGE,
                    List.of("5001:5001", "49152-65535:49152-65535", "49152-65535:49152-65535/udp"));

    @Test
    void theSeedsRangeIsCountedPricedAndAnswered() {
        PortGuard guard = PortGuard.of(SEED, CONFIG);

        assertThat(guard.mappings()).isEqualTo(32_769);
        assertThat(guard.warns()).isTrue();
        assertThat(guard.cost())
                .anyMatch(line -> line.contains("65,538 processes"))
                .anyMatch(l -> l.contains("32,769"));
        assertThat(guard.offers())
                .extracting(PortGuard.Offer::label)
                .containsExactly("No range", "Host mode", "A range of 64");
        assertThat(guard.offers().getFirst().ports()).containsExactly("5001:5001", "5000:5000/udp");
    }

    @Test
    void everyOfferIsASetupThatHoldsAndCostsLittle() {
        for (PortGuard.Offer offer : PortGuard.of(SEED, CONFIG).offers()) {
            NodeSetup next = SEED.in(offer.network(), offer.ports());
            assertThat(SetupRules.check(next)).isInstanceOf(Outcome.Ok.class);
            assertThat(PortGuard.of(next, CONFIG).warns()).as(offer.label()).isFalse();
        }
    }

    @Test
    void inHostModeNothingIsPublished() {
        assertThat(PortGuard.of(SEED.in(NodeSetup.Network.HOST, SEED.ports()), CONFIG)
                        .mappings())
                .isZero();
    }

    @Test
    void theModeFollowsFromTheSystemOfTheHost() {
        assertThat(advice("Debian GNU/Linux 12 (bookworm)").network()).isEqualTo(NodeSetup.Network.HOST);
        assertThat(advice("Docker Desktop").network()).isEqualTo(NodeSetup.Network.BRIDGE);
        assertThat(advice("Docker Desktop").why()).contains("virtual machine");
        assertThat(advice("Amazon Linux 2023").either()).isTrue();
        assertThat(NetworkAdvice.of(Optional.empty()).either()).isTrue();
    }

    private static NetworkAdvice advice(String system) {
        return NetworkAdvice.of(Optional.of(
                new EngineFacts("Docker Engine", "28.5.2", "1.51", system, "x86_64", "h", 4, 1L << 30, Set.of())));
    }
}
