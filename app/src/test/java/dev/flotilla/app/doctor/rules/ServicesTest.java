package dev.flotilla.app.doctor.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.base.HostReason;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.docker.ContainerHealth;
import dev.flotilla.app.docker.ContainerState;
import dev.flotilla.app.doctor.Deed;
import dev.flotilla.app.doctor.Finding;
import dev.flotilla.app.doctor.Reached;
import dev.flotilla.app.fleet.HostStatus;
import dev.flotilla.app.observe.Labels;
import dev.flotilla.app.stack.Protocol;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The lists of the guides for workers behind forwarders, launched nodes, engines and stacks, point by point. */
class ServicesTest {
    private static final String MAIN = "192.0.2.12";
    private static final Reached DEAD_BEHIND = new Reached.Open(Duration.ofMillis(1), Optional.empty(), true);

    private final Clinic clinic = new Clinic().host("worker-host").host("main");

    private final Patient db = clinic.container("main", "mongodb").tcp(27017);
    private final Patient proxy = clinic.container("worker-host", "mongodb-proxy")
            .image("alpine/socat", "socat", "TCP4-LISTEN:27017,reuseaddr,fork", "TCP4:" + MAIN + ":27017")
            .listens(27017, Protocol.TCP, "0.0.0.0");
    private final Patient worker = clinic.container("worker-host", "worker1")
            .env("MONGO_URI", "mongodb://admin:gvp%40123@mongodb-proxy:27017/ocr");

    private void reaches(Reached through, Reached direct) {
        clinic.tried("worker1", "mongodb-proxy", 27017, through).tried("mongodb-proxy", MAIN, 27017, direct);
    }

    @Test
    void aWorkerThatReachesItsServiceHasNoFinding() {
        reaches(Clinic.open(), Clinic.open());

        assertThat(clinic.findings()).isEmpty();
    }

    @Test
    void aForwarderThatDoesNotRunIsNamedAndCanBeStarted() {
        proxy.ended(1);
        clinic.tried("worker1", "mongodb-proxy", 27017, new Reached.Unresolved());

        assertThat(clinic.findings()).singleElement().satisfies(f -> {
            assertThat(f.code()).isEqualTo("FL-6251");
            assertThat(f.target()).isEqualTo("worker-host/mongodb-proxy");
            assertThat(f.deed()).hasValueSatisfying(d -> assertThat(d).isInstanceOf(Deed.Start.class));
        });
    }

    @Test
    void theLogOfAForwarderIsLookedThrough() {
        reaches(Clinic.open(), Clinic.open());
        proxy.says("socat[9] E connect(5, AF=2 192.0.2.12:27017, 16): Connection refused");

        assertThat(clinic.codes()).containsExactly("FL-6252 worker-host/mongodb-proxy");
    }

    @Test
    void aForwarderThatAcceptsForADeadTargetIsNamed() {
        db.ended(137);
        reaches(DEAD_BEHIND, new Reached.Refused());

        assertThat(clinic.codes()).containsExactly("FL-6211 main/mongodb", "FL-6253 worker-host/mongodb-proxy");
    }

    @Test
    void aForwarderThatCostsTimeIsNamed() {
        reaches(
                new Reached.Open(Duration.ofMillis(1), Optional.of(Duration.ofMillis(400)), false),
                new Reached.Open(Duration.ofMillis(1), Optional.of(Duration.ofMillis(2)), false));

        assertThat(clinic.codes()).containsExactly("FL-6256 worker-host/mongodb-proxy");
        assertThat(clinic.findings().getFirst().cause()).contains("398 ms");
    }

    @Test
    void aSlowWayIsNamed() {
        reaches(Clinic.open(), new Reached.Open(Duration.ofMillis(180), Optional.empty(), false));

        assertThat(clinic.codes()).containsExactly("FL-6247 worker-host/mongodb-proxy");
    }

    @Test
    void aServiceOnAnotherNetworkIsNotDiscovered() {
        proxy.network("other");
        clinic.tried("worker1", "mongodb-proxy", 27017, new Reached.Unresolved())
                .tried("mongodb-proxy", MAIN, 27017, Clinic.open());

        assertThat(clinic.findings()).singleElement().satisfies(f -> {
            assertThat(f.code()).isEqualTo("FL-6254");
            assertThat(f.cause()).contains("the two share no network");
            assertThat(f.remedy()).contains("docker network connect other worker1");
        });
    }

    @Test
    void aNameThatNoContainerHasIsNamedWithTheOneThatIsMeant() {
        reaches(Clinic.open(), Clinic.open());
        worker.env("MONGO_URI", "mongodb://mongdb-proxy:27017/ocr");
        clinic.tried("worker1", "mongdb-proxy", 27017, new Reached.Unresolved());

        assertThat(clinic.findings()).singleElement().satisfies(f -> {
            assertThat(f.code()).isEqualTo("FL-6254");
            assertThat(f.remedy()).contains("Perhaps mongodb-proxy is meant");
        });
    }

    @Test
    void aNameOnAnotherHostNeedsAForwarder() {
        reaches(Clinic.open(), Clinic.open());
        worker.env("QUEUE", "http://mongodb:27017/");
        clinic.tried("worker1", "mongodb", 27017, new Reached.Unresolved());

        assertThat(clinic.findings()).singleElement().satisfies(f -> {
            assertThat(f.code()).isEqualTo("FL-6254");
            assertThat(f.remedy()).contains("forwarder of that name on worker-host");
        });
    }

    @Test
    void anEndpointThatWasNotPutInOrPointsNowhereIsNamed() {
        reaches(Clinic.open(), Clinic.open());
        db.label(Labels.STACK, "ocr").label(Labels.SERVICE, "mongodb");
        worker.label(Labels.STACK, "ocr").label(Labels.USES, "mongodb");
        assertThat(clinic.codes()).containsExactly("FL-6255 worker-host/worker1");

        worker.env("MONGODB_ENDPOINT", MAIN + ":27017");
        clinic.tried("worker1", MAIN, 27017, Clinic.open());
        assertThat(clinic.codes()).isEmpty();

        worker.env("CACHE_URL", "redis://" + MAIN + ":6379");
        clinic.tried("worker1", MAIN, 6379, new Reached.Refused());
        assertThat(clinic.codes()).containsExactly("FL-6255 worker-host/worker1");
    }

    /** Workers find nsqd by nsqlookupd, which passes on what nsqd says of itself. */
    @Test
    void aServiceThatTellsItsClientsANameOfItsOwnIsNamed() {
        reaches(Clinic.open(), Clinic.open());
        Patient nsqd =
                clinic.container("main", "nsqd").image("nsqio/nsq:v1.3.0", "/nsqd", "--lookupd-tcp-address=lookup");
        clinic.container("main", "lookup")
                .image("nsqio/nsq:v1.3.0", "/nsqlookupd")
                .tcp(4161);
        worker.env("NSQLOOKUPD_ADDRESSES", MAIN + ":4161");
        clinic.tried("worker1", MAIN, 4161, Clinic.open());

        assertThat(clinic.findings()).singleElement().satisfies(f -> {
            assertThat(f.code()).isEqualTo("FL-6257");
            assertThat(f.target()).isEqualTo("main/nsqd");
            assertThat(f.remedy()).contains("--broadcast-address=" + MAIN);
            assertThat(f.evidence()).contains("worker-host/worker1 is sent to what it says");
        });

        nsqd.image("nsqio/nsq:v1.3.0", "/nsqd", "--broadcast-address=nsqd");
        assertThat(clinic.codes()).containsExactly("FL-6257 main/nsqd");
        nsqd.image("nsqio/nsq:v1.3.0", "/nsqd", "--broadcast-address", MAIN);
        assertThat(clinic.codes()).isEmpty();
    }

    @Test
    void aPortThatIsTakenIsNamedWithWhoHasIt() {
        reaches(Clinic.open(), Clinic.open());
        clinic.container("main", "mongodb-2")
                .label(Labels.STACK, "ocr")
                .published(27017, Protocol.TCP, "0.0.0.0")
                .neverStarted(
                        "driver failed programming external connectivity on endpoint mongodb-2: Bind for 0.0.0.0:27017"
                                + " failed: port is already allocated");

        assertThat(clinic.codes()).containsExactly("FL-6211 main/mongodb-2", "FL-6224 main/mongodb-2");
        assertThat(clinic.findings().getLast().evidence()).contains("main/mongodb publishes it");
    }

    @Test
    void nodesThatLaunchAndFailAreNamedWithTheirLastWords() {
        clinic.container("main", "proj_node_1").ended(127).says("./rpc: not found");
        clinic.container("main", "proj_node_2").state(ContainerState.RESTARTING).says("panic: nil map");
        clinic.container("main", "proj_node_3").restarted(5, Duration.ofSeconds(20));
        clinic.container("main", "proj_node_4").killedForMemory();
        clinic.container("main", "proj_node_5").health(ContainerHealth.UNHEALTHY);
        reaches(Clinic.open(), Clinic.open());

        assertThat(clinic.codes())
                .containsExactly(
                        "FL-6211 main/proj_node_1",
                        "FL-6213 main/proj_node_2",
                        "FL-6213 main/proj_node_3",
                        "FL-6212 main/proj_node_4",
                        "FL-6214 main/proj_node_5");
        assertThat(clinic.findings().getFirst().evidence()).contains("log: ./rpc: not found");
        assertThat(clinic.findings().getFirst().remedy()).contains("not in the image");
    }

    @Test
    void aCrashedServiceBehindALivingShellIsNotUp() {
        reaches(Clinic.open(), Clinic.open());
        clinic.container("main", "proj_node_1").published(8080, Protocol.TCP, "0.0.0.0");

        assertThat(clinic.codes()).containsExactly("FL-6215 main/proj_node_1");
    }

    @Test
    void aPausedOneIsNamed() {
        reaches(Clinic.open(), Clinic.open());
        clinic.container("main", "web").state(ContainerState.PAUSED);

        assertThat(clinic.codes()).containsExactly("FL-6217 main/web");
    }

    @Test
    void whatHasDoneItsWorkOrIsNobodysIsLeftAlone() {
        reaches(Clinic.open(), Clinic.open());
        clinic.container("main", "migrate")
                .label(Labels.STACK, "x")
                .label(Labels.ONCE, "true")
                .ended(0);
        clinic.container("main", "hello").restart("no").ended(1);

        assertThat(clinic.findings()).isEmpty();
    }

    @Test
    void anEngineThatIsNotReachedIsNamedWithTheTwoWaysOfTheGuide() {
        Clinic dark = new Clinic()
                .host(
                        "far",
                        HostStatus.ACTIVE,
                        Optional.of(Problem.of("FL-1102", "far refused.", "Start it.")),
                        Duration.ZERO);

        assertThat(dark.findings()).singleElement().satisfies(f -> {
            assertThat(f.code()).isEqualTo("FL-6201");
            assertThat(f.remedy()).contains("dockerd -H tcp://", "ssh -L 2375");
        });
    }

    @Test
    void aStackThatFitsNowhereIsNamedWithEachHostsReason() {
        reaches(Clinic.open(), Clinic.open());
        clinic.refuses(
                "shop",
                Problem.of("FL-2204", "No suitable host for db.", "Free some memory.")
                        .onHosts(List.of(
                                new HostReason("main", "0.9 GiB free of 2 GiB"),
                                new HostReason("worker-host", "is in maintenance"))));

        assertThat(clinic.findings()).singleElement().satisfies(f -> {
            assertThat(f.code()).isEqualTo("FL-6204");
            assertThat(f.target()).isEqualTo("shop");
            assertThat(f.evidence()).contains("main: 0.9 GiB free of 2 GiB", "worker-host: is in maintenance");
        });
    }

    @Test
    void hostsThatTakeNothingAndClocksThatDifferAreNamed() {
        Clinic odd = new Clinic()
                .host("off", HostStatus.OFFLINE, Optional.empty(), Duration.ZERO)
                .host("resting", HostStatus.MAINTENANCE, Optional.empty(), Duration.ZERO)
                .host("late", HostStatus.ACTIVE, Optional.empty(), Duration.ofSeconds(-90));

        assertThat(odd.codes()).containsExactly("FL-6202 late", "FL-6203 off", "FL-6203 resting");
        assertThat(odd.findings().getFirst().cause()).contains("90 s behind");
    }

    @Test
    void secretsStandInNoFindingAndInNoReport() {
        reaches(Clinic.open(), Clinic.open());
        worker.says(
                "connection refused: mongodb://admin:gvp%40123@mongodb-proxy, password gvp@123 and DB_PASSWORD=open-sesame");
        List<Finding> findings = clinic.findings();

        assertThat(findings).isNotEmpty();
        assertThat(findings.toString()).doesNotContain("gvp%40123", "gvp@123", "open-sesame");
        assertThat(Report.of(clinic.facts(), findings))
                .contains("FL-6262", "MONGO_URI=********", "worker-host/worker1")
                .doesNotContain("gvp%40123", "gvp@123", "open-sesame");
    }
}
