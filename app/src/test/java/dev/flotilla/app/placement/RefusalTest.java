package dev.flotilla.app.placement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.base.Problem;
import org.junit.jupiter.api.Test;

class RefusalTest {
    private static String stack(String extension, String... services) {
        return "name: shop\nx-flotilla: {" + extension + "}\nservices:\n  " + String.join("\n  ", services) + "\n";
    }

    @Test
    void labelsDatacentersAndRefusedImagesWithASentenceEach() {
        String yaml = "services: {a: {image: nginx, x-flotilla: {labels: {disk: ssd}, datacenter: dc1}}}";
        Problem refused = Placing.of(
                        yaml,
                        Hosts.named("h1").in("dc2").label("disk", "hdd").candidate(),
                        Hosts.named("h2").in("dc1").candidate(),
                        Hosts.named("h3")
                                .in("dc1")
                                .label("disk", "ssd")
                                .refusing("nginx", "it runs flotilla-node only")
                                .candidate())
                .problems()
                .getFirst();

        assertThat(refused.message()).isEqualTo("No suitable host found for container a: none of 3 hosts can take it.");
        assertThat(refused.hosts())
                .extracting(r -> r.host() + ": " + r.reason())
                .containsExactly(
                        "h1: its datacenter is dc2, and a needs dc1; its label disk is hdd, and a needs disk=ssd",
                        "h2: it has no label disk, and a needs disk=ssd",
                        "h3: it runs flotilla-node only");
    }

    @Test
    void aContradictionNamesOnlyThoseWhoMakeIt() {
        String yaml = stack(
                "strategy: auto",
                "calm: {image: x}",
                "big: {image: x, x-flotilla: {minMemory: 10g}}",
                "bigger: {image: x, x-flotilla: {minMemory: 12g}}",
                "small: {image: x, x-flotilla: {minMemory: 100m}}");
        Problem refused = Placing.of(yaml, Hosts.idle("h1")).problems().getFirst();

        assertThat(refused.message()).contains("big (10 GiB); bigger (12 GiB)").doesNotContain("calm", "small");
    }

    @Test
    void replicasWithOneFixedPortCannotStayTogether() {
        String yaml = "services: {a: {image: x, ports: [\"8080:80\"], deploy: {replicas: 2}}}";

        assertThat(Placing.of(yaml, Hosts.idle("h1"), Hosts.idle("h2"))
                        .problems()
                        .getFirst()
                        .message())
                .isEqualTo("No suitable host found for container a-1: a-1 and a-2 both want host port 8080/tcp, but the"
                        + " stack stays together.");
    }

    @Test
    void datacenterWithoutOneOrWithoutHosts() {
        assertThat(Placing.of(stack("strategy: datacenter", "a: {image: x}"), Hosts.idle("h"))
                        .problems())
                .singleElement()
                .satisfies(p -> assertThat(p.message()).startsWith("Datacenter not specified in stack configuration"));
        assertThat(Placing.of(stack("strategy: datacenter, location: dc9", "a: {image: x}"), Hosts.idle("h"))
                        .problems())
                .singleElement()
                .satisfies(p -> {
                    assertThat(p.message()).isEqualTo("No hosts available in datacenter dc9.");
                    assertThat(p.hosts().getFirst().reason()).isEqualTo("it is in no datacenter");
                });
    }
}
