package dev.flotilla.app.placement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.fleet.HostId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MoveCheckTest {
    private static final HostId H1 = new HostId("id-h1");
    private static final HostId H2 = new HostId("id-h2");

    private static Map<HostId, MoveAnswer> ask(Placing placing, String service) {
        return MoveCheck.of(
                new PlacementRequest(placing.stack(), placing.candidates(), placing.pins(), placing.standing()),
                List.of(service));
    }

    private static MoveAnswer on(Placing placing, String service, HostId host) {
        return Optional.ofNullable(ask(placing, service).get(host)).orElseThrow();
    }

    @Test
    void aHostSaysNoWithTheReasonsOfThePlacementThatWouldFollow() {
        Placing small = Placing.of(
                "services: {db: {image: x, x-flotilla: {minMemory: 2g}}}",
                Hosts.idle("h1"),
                Hosts.named("h2").memory(2, 1).candidate());

        assertThat(on(small, "db", H1).fits()).isTrue();
        assertThat(on(small, "db", H2).against().orElseThrow())
                .contains("needs 2 GiB")
                .contains("are left");
    }

    @Test
    void aServiceThatWasPutSomewhereCanBePutElsewhere() {
        Placing put = Placing.of("services: {web: {image: x}}", Hosts.idle("h1"), Hosts.idle("h2"))
                .pin("web", "h1");

        assertThat(on(put, "web", H2).against()).isEmpty();
    }

    @Test
    void whatSharesAVolumeGoesAlongEvenIfItWasPutByHand() {
        Placing bound = Placing.of(
                        "services: {web: {image: x, volumes: [\"data:/d\"]}, db: {image: x, volumes: [\"data:/d\"]},"
                                + " other: {image: x}}\nvolumes: {data: {}}",
                        Hosts.idle("h1"),
                        Hosts.idle("h2"))
                .pin("db", "h1");

        MoveAnswer answer = on(bound, "web", H2);

        assertThat(answer.against()).isEmpty();
        assertThat(answer.along()).containsExactly("db");
        assertThat(MoveCheck.pins(bound.pins(), List.of("web"), answer.along(), H2))
                .isEqualTo(Map.of("web", H2, "db", H2));
    }

    @Test
    void siblingsThatWouldBePartedAreCounted() {
        Placing stack = Placing.of(
                        "services: {web: {image: x, environment: {DB: \"http://db:80\"}}, db: {image: x}}",
                        Hosts.idle("h1"),
                        Hosts.idle("h2"))
                .standing(Map.of("web", "h1", "db", "h1"));

        assertThat(on(stack, "db", H2).warnings()).singleElement().asString().contains("db");
        assertThat(on(stack, "db", H1).warnings()).isEqualTo(List.of());
    }

    @Test
    void aForwarderGoesWhereItsConsumerIsThoughTheStackStaysTogetherAndMakesTheNameResolve() {
        String parted = """
                services:
                  redis: {image: x}
                  api: {image: x}
                  worker: {image: x, environment: {R: "redis:6379"}}
                  redis-for-h2:
                    image: x
                    labels: {dev.flotilla.stands-in-for: redis}
                    x-flotilla: {targetHost: h2}
                """;
        Placing placing = Placing.of(parted, Hosts.idle("h1"), Hosts.idle("h2")).pin("worker", "h2");

        assertThat(placing.standing(Map.of("redis", "h1", "api", "h1")).hosts())
                .containsEntry("redis", "h1")
                .containsEntry("api", "h1")
                .containsEntry("worker", "h2")
                .containsEntry("redis-for-h2", "h2");
        assertThat(placing.standing(Map.of("redis", "h1", "api", "h1"))
                        .placement()
                        .warnings())
                .isEmpty();
        assertThat(Placing.of(parted.replace("stands-in-for", "other"), Hosts.idle("h1"), Hosts.idle("h2"))
                        .pin("worker", "h1")
                        .placement()
                        .warnings())
                .isNotEmpty();
    }
}
