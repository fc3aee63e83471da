package dev.flotilla.app.split;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** What stands in the way of a split, and what must be set by hand. */
class NoticesTest {
    private static final String QUEUE = """
            services:
              nsqlookupd: {image: "nsqio/nsq:v1", command: /nsqlookupd}
              nsqd: {image: "nsqio/nsq:v1", command: "/nsqd --lookupd-tcp-address=nsqlookupd:4160%s"}
              worker: {image: w, environment: {NSQLOOKUPD_ADDRESSES: "nsqlookupd:4161"}}
            """;

    @Test
    void whoTellsItsOwnAddressIsToldWhatToSet() {
        SplitPlan plan = Parting.plan(QUEUE.formatted(""), Map.of("worker", "b"));

        assertThat(plan.notices()).singleElement().satisfies(notice -> {
            assertThat(notice.code()).isEqualTo("FL-3204");
            assertThat(notice.remedy()).contains("At nsqd", "--broadcast-address=192.0.2.11", "4150");
            assertThat(notice.blocks()).isFalse();
        });
        assertThat(plan.text()).isPresent();
    }

    @Test
    void whoSetItAlreadyIsNotTold() {
        String set = QUEUE.formatted(" --broadcast-address=192.0.2.11");

        assertThat(Parting.plan(set, Map.of("worker", "b")).notices()).isEmpty();
    }

    @Test
    void aHostWithoutAnAddressStandsInTheWay() {
        SplitPlan plan = Parting.plan(QUEUE.formatted(""), Map.of("nsqlookupd", "elsewhere"));

        assertThat(plan.notices()).anySatisfy(notice -> {
            assertThat(notice.code()).isEqualTo("FL-3203");
            assertThat(notice.cause()).contains("elsewhere");
            assertThat(notice.blocks()).isTrue();
        });
        assertThat(plan.text()).isEmpty();
    }

    @Test
    void aPortThatNothingTellsIsAskedFor() {
        SplitPlan plan =
                Parting.plan("services: {a: {image: x}, b: {image: y, environment: {A_HOST: a}}}", Map.of("b", "b"));

        assertThat(plan.notices()).extracting(Notice::code).containsExactly("FL-3202");
        assertThat(plan.chosen(Parting.edge(plan, "b", "a"))).isEqualTo(Choice.LEAVE);
    }

    @Test
    void datagramsGetAnAddressOrAWordOfWhatToDo() {
        String open = """
                services:
                  stats: {image: x, ports: ["8125:8125/udp"]}
                  web: {image: y, environment: {STATSD: "stats:8125"}}
                """;
        SplitPlan plan = Parting.plan(open, Map.of("web", "b"));

        assertThat(plan.chosen(Parting.edge(plan, "web", "stats"))).isEqualTo(Choice.ENDPOINT);
        assertThat(plan.notices()).isEmpty();
        assertThat(plan.text().orElseThrow())
                .contains("STATSD: \"192.0.2.11:8125\"")
                .doesNotContain("socat", "haproxy");

        SplitPlan closed = Parting.plan(open.replace("8125:8125/udp", "8125/udp"), Map.of("web", "b"));
        assertThat(closed.chosen(Parting.edge(closed, "web", "stats"))).isEqualTo(Choice.LEAVE);
        assertThat(closed.notices()).singleElement().satisfies(notice -> {
            assertThat(notice.code()).isEqualTo("FL-3212");
            assertThat(notice.cause()).contains("stats speaks UDP");
            assertThat(notice.remedy()).contains("8125:8125/udp", "choose the address");
            assertThat(notice.blocks()).isFalse();
        });
    }

    @Test
    void whatSharesAVolumeDoesNotPart() {
        String text = """
                services:
                  db: {image: postgres, volumes: ["data:/d"]}
                  backup: {image: b, volumes: ["data:/d"]}
                volumes: {data: {}}
                """;

        assertThat(Parting.plan(text, Map.of("backup", "b")).notices())
                .singleElement()
                .satisfies(n -> {
                    assertThat(n.code()).isEqualTo("FL-3205");
                    assertThat(n.evidence()).contains("volume data");
                });
        assertThat(Parting.plan(text, Map.of("backup", "b", "db", "b")).notices())
                .isEmpty();
    }

    @Test
    void aSiblingOnInternalNetworksOnlyCannotBePublished() {
        String text = """
                services:
                  redis: {image: redis, networks: [back]}
                  worker: {image: w, networks: [back], environment: {R: "redis:6379"}}
                networks: {back: {internal: true}}
                """;

        assertThat(Parting.plan(text, Map.of("worker", "b")).notices())
                .extracting(Notice::code)
                .containsExactly("FL-3206");
    }

    @Test
    void aFormThatCannotBeEditedIsSaidAndNothingIsWritten() {
        String text = """
                x-base: &base {image: redis}
                services:
                  redis: *base
                  worker: {image: w, environment: {R: "redis:6379"}}
                """;
        SplitPlan plan = Parting.plan(text, Map.of("worker", "b"));

        assertThat(plan.text()).isEmpty();
        assertThat(plan.notices()).extracting(Notice::code).containsExactly("FL-3209");
        assertThat(plan.notices().getFirst().evidence()).contains("the ports of redis");
    }

    @Test
    void aFileThatIsSplitIsNotSplitAgain() {
        String text = "services: {redis: {image: redis}, w: {image: w, environment: {R: \"redis:6379\"}}}\n";
        String split = Parting.plan(text, Map.of("w", "b")).text().orElseThrow();

        assertThat(Parting.plan(split, Map.of("w", "c")).notices())
                .extracting(Notice::code)
                .contains("FL-3207");
    }
}
