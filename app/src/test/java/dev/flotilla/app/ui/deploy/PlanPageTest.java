package dev.flotilla.app.ui.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.deploy.DeployPlan;
import dev.flotilla.app.deploy.PlanBasis;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.ui.sample.SampleFleet;
import dev.flotilla.app.ui.sample.SamplePlan;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlanPageTest {
    private final PlanPage page = PlanPage.of(SamplePlan.plan(), SampleFleet.fleet());

    @Test
    void thePrimaryNamesTheDeedAndItsSize() {
        assertThat(page.primary()).contains("Apply 8 changes on 3 hosts");
        assertThat(page.title()).isEqualTo("Plan for my-app");
        assertThat(page.summary())
                .isEqualTo("8 changes on 3 hosts. 2 interruptions. Nothing else on these hosts is touched.");
    }

    @Test
    void theCountsAreThoseOfTheSteps() {
        assertThat(page.counts())
                .extracting(c -> c.number() + " " + c.words())
                .containsExactly("4 create", "2 replace", "1 remove", "1 pull", "1 wait");
    }

    @Test
    void stepsAreGroupedByHostOrByWave() {
        assertThat(page.byHost())
                .extracting(g -> g.name() + " " + g.detail() + " " + g.size() + " " + g.series())
                .containsExactly(
                        "gpu-1 192.0.2.11 4 steps 1", "gpu-2 192.0.2.12 3 steps 2", "storage-1 192.0.2.20 2 steps 3");
        assertThat(page.byWave())
                .extracting(g -> g.name() + ": " + g.detail())
                .containsExactly("Wave 1: gpu-1, gpu-2, storage-1", "Wave 2: gpu-1", "Wave 3: gpu-1, gpu-2");
        assertThat(page.byHost().getFirst().rows())
                .extracting(PlanPage.Row::title)
                .containsExactly("Network my-app_default", "Container api", "Container web", "web is healthy");
        assertThat(page.byHost().getFirst().rows().get(2).downtime()).contains("About 2 s down");
    }

    @Test
    void aPlanWithNothingToDoSaysSoAndHasNoPrimary() {
        PlanPage nothing = PlanPage.of(SamplePlan.nothingToDo(), SampleFleet.fleet());
        assertThat(nothing.primary()).isEmpty();
        assertThat(nothing.summary()).startsWith("Nothing to do.");
        assertThat(nothing.findings()).isEmpty();
    }

    @Test
    void scoreCardsKeepTheOrderAndPartTheExcluded() {
        ScoreTable card = page.scores().getFirst();
        assertThat(card.lines())
                .extracting(l -> l.host() + " " + l.cpu() + " " + l.count() + " " + l.datacenter() + " " + l.total())
                .containsExactly("gpu-1 19.8 +10 0 144.2", "storage-1 26.4 +10 0 140.0", "gpu-2 11.7 +10 -20 109.5");
        assertThat(card.lines().getFirst().cpuShare()).isEqualTo(0.66);
        assertThat(card.excluded())
                .extracting(ScoreTable.Excluded::reason)
                .containsExactly("Status is maintenance. Image is amd64, host is arm64.");
    }

    @Test
    void warningsCarryPlaceAndCodeAndOpenPortsAreFound() {
        assertThat(page.findings())
                .filteredOn(f -> !f.good())
                .extracting(Finding::what, Finding::detail)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                "web names its sibling redis, which goes to another host.",
                                "Use REDIS_ENDPOINT instead. my-app-stack.json, line 31, column 19. FL-2201"),
                        org.assertj.core.groups.Tuple.tuple(
                                "Port 8080 on gpu-1 is open to every network",
                                "my-app-web publishes on 0.0.0.0. Docker's own rules pass the host's firewall. FL-2104"));
    }

    @Test
    void whatIsSaidOfPortsIsWhatTheSurveyFound() {
        assertThat(page.findings()).as("nothing was asked of ports").noneMatch(Finding::good);
        PlanPage free = PlanPage.of(withPorts("free"), SampleFleet.fleet());
        assertThat(free.findings())
                .filteredOn(Finding::good)
                .extracting(Finding::what)
                .containsExactly("No other container holds any of the 4 ports that it publishes."
                        + " Programs outside of containers are not seen.");
        PlanPage taken = PlanPage.of(withPorts("grafana"), SampleFleet.fleet());
        assertThat(taken.findings())
                .extracting(Finding::detail)
                .contains("port 8080/tcp on gpu-1 is held by grafana. FL-2101");
        assertThat(taken.findings()).noneMatch(Finding::good);
        PlanPage own = PlanPage.of(withPorts("my-app-web"), SampleFleet.fleet());
        assertThat(own.findings()).as("web is replaced and gives its port back").anyMatch(Finding::good);
    }

    /** @param holder of port 8080 on gpu-1; every other port is free */
    private static DeployPlan withPorts(String holder) {
        DeployPlan plan = SamplePlan.plan();
        Map<HostId, Map<String, String>> facts = new HashMap<>();
        plan.steps()
                .forEach(step -> Finding.spec(step)
                        .ifPresent(spec -> spec.ports()
                                .forEach(port -> facts.computeIfAbsent(
                                                step.head().host(), h -> new HashMap<>())
                                        .put(
                                                "port " + port.hostPort() + "/tcp",
                                                port.hostPort() == 8080 ? holder : "free"))));
        return new DeployPlan(
                plan.kind(),
                plan.stack(),
                plan.placement(),
                plan.endpoints(),
                plan.steps(),
                plan.warnings(),
                new PlanBasis(plan.basis().file(), plan.basis().fileHash(), facts),
                plan.madeAt());
    }

    @Test
    void theScriptSpeaksToEachEngineInTurn() {
        String script = CommandScript.of(SamplePlan.plan(), SampleFleet.fleet());
        assertThat(script)
                .contains(
                        "export DOCKER_HOST='tcp://192.0.2.11:2376' DOCKER_TLS_VERIFY=1 DOCKER_CERT_PATH='/srv/tls/gpu-1'")
                .contains("# web is healthy: GET /healthz")
                .contains("docker pull redis:7.4")
                .doesNotContain("null");
    }
}
