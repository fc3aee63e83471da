package dev.flotilla.app.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.flotilla.app.secret.EnvValue;
import dev.flotilla.app.stack.Mount;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * What becomes of containers, images, networks and volumes, and how what cannot be is refused: what a plan relies on.
 * An engine in memory for tests keeps it too.
 */
public abstract class ThingsContract extends ImagesContract {
    @Test
    void factsTellWhatTheEngineIs() {
        EngineFacts facts = engine().facts();

        assertThat(facts.product()).isNotBlank();
        assertThat(facts.version()).isNotBlank();
        assertThat(facts.apiVersion()).matches("\\d+\\.\\d+");
        assertThat(facts.cpus()).isPositive();
        assertThat(facts.memoryBytes()).isGreaterThan(64 << 20);
        System.out.println("engine " + facts.product() + " " + facts.version() + ", API " + facts.apiVersion());
    }

    @Test
    void aContainerIsMadeStartedStoppedAndRemoved() {
        ContainerId id = engine().create(talker(PREFIX + "life"));
        assertThat(listed(id).state()).isEqualTo(ContainerState.CREATED);
        assertThat(listed(id).name()).isEqualTo(PREFIX + "life");

        engine().start(id);
        assertThat(listed(id).isRunning()).isTrue();
        assertThat(engine().inspect(id).container().startedAt()).isPresent();

        engine().stop(id, Duration.ofSeconds(1));
        // The list of an engine may lag some moments behind the end of a container.
        await().atMost(Duration.ofSeconds(5)).until(() -> listed(id).state() == ContainerState.EXITED);
        assertThat(listed(id).exitCode()).isPresent();
        engine().stop(id, Duration.ofSeconds(1));

        engine().start(id);
        assertThat(listed(id).isRunning()).isTrue();
        engine().remove(id, true);
        assertThat(engine().containers()).noneMatch(c -> c.id().equals(id));
        engine().remove(id, true);
    }

    @Test
    void whatItWasMadeOfIsToldAgain() {
        ContainerSpec spec = Specs.withEnvironment(talker(PREFIX + "told"), "DB_PASSWORD", "plain-5711");
        ContainerId id = engine().create(Specs.withEnvironment(spec, "COLOUR", "blue"));

        ContainerDetail detail = engine().inspect(id);

        assertThat(detail.container().labels()).containsEntry("dev.flotilla.test", "contract");
        assertThat(detail.container().image()).isEqualTo(spec.image());
        assertThat(detail.environment().get("COLOUR")).hasToString("blue");
        assertThat(detail.environment().get("DB_PASSWORD")).hasToString("********");
        assertThat(detail.toString()).doesNotContain("plain-5711");
        assertThat(listed(id).label("dev.flotilla.test")).hasValue("contract");
        assertThat(listed(id).image()).isEqualTo(spec.image());
    }

    @Test
    void aNameIsTakenOnce() {
        engine().create(talker(PREFIX + "one"));

        assertThat(problemOf(() -> engine().create(talker(PREFIX + "one")))).isInstanceOf(EngineProblem.Conflict.class);
    }

    @Test
    void aContainerIsRenamed() {
        ContainerId id = engine().create(talker(PREFIX + "old"));

        engine().rename(id, PREFIX + "new");

        assertThat(listed(id).name()).isEqualTo(PREFIX + "new");
    }

    @Test
    void missingThingsAreNamed() {
        ContainerId nobody = new ContainerId("0".repeat(64));

        assertThat(problemOf(() -> engine().inspect(nobody))).isInstanceOf(EngineProblem.NoSuchContainer.class);
        assertThat(problemOf(() -> engine().start(nobody))).isInstanceOf(EngineProblem.NoSuchContainer.class);
        assertThat(problemOf(() -> engine().stop(nobody, Duration.ZERO)))
                .isInstanceOf(EngineProblem.NoSuchContainer.class);
        assertThat(engine().image("nobody/has-this:1")).isEmpty();
        assertThat(problemOf(() -> engine().create(Specs.of(PREFIX + "x", "nobody/has-this:1", List.of()))))
                .isInstanceOfAny(EngineProblem.NoSuchImage.class, EngineProblem.ImageRefused.class);
    }

    @Test
    void itsOwnImageIsKnown() {
        Optional<ImageFacts> image = engine().image(talker(PREFIX + "x").image());

        assertThat(image).hasValueSatisfying(facts -> assertThat(facts.id()).isNotBlank());
    }

    @Test
    void aPortThatIsTakenIsToldAsThat() {
        int port = freePort();
        running(server(PREFIX + "first", port));

        EngineProblem problem = problemOf(() -> running(server(PREFIX + "second", port)));

        assertThat(problem)
                .isInstanceOfSatisfying(
                        EngineProblem.PortTaken.class,
                        taken -> assertThat(taken.address()).endsWith(":" + port + "/tcp"));
    }

    @Test
    void networksAreMadeJoinedAndRemovedOrLackedByName() {
        NetworkSpec spec = new NetworkSpec(PREFIX + "net", false, new TreeMap<>(Map.of("a", "b")));
        if (!engine().facts().can(Capability.NETWORKS)) {
            assertThat(problemOf(() -> engine().createNetwork(spec)))
                    .isEqualTo(new EngineProblem.Lacks(Capability.NETWORKS));
            return;
        }
        engine().createNetwork(spec);
        engine().createNetwork(new NetworkSpec(PREFIX + "net2", false, new TreeMap<>()));
        assertThat(engine().networks()).anySatisfy(network -> {
            assertThat(network.name()).isEqualTo(PREFIX + "net");
            assertThat(network.labels()).containsEntry("a", "b");
        });
        assertThat(problemOf(() -> engine().createNetwork(spec))).isInstanceOf(EngineProblem.Conflict.class);

        ContainerId id = running(Specs.withNetworks(
                talker(PREFIX + "joined"),
                new NetworkJoin(PREFIX + "net", List.of("alias")),
                new NetworkJoin(PREFIX + "net2", List.of())));
        assertThat(listed(id).networks()).containsExactlyInAnyOrder(PREFIX + "net", PREFIX + "net2");
        assertThat(problemOf(() -> engine().removeNetwork(PREFIX + "net"))).isInstanceOf(EngineProblem.Conflict.class);
        engine().remove(id, true);
        engine().removeNetwork(PREFIX + "net");
        assertThat(problemOf(() -> engine().removeNetwork(PREFIX + "net")))
                .isEqualTo(new EngineProblem.NoSuchNetwork(PREFIX + "net"));
        ContainerSpec lost = Specs.withNetworks(talker(PREFIX + "lost"), new NetworkJoin(PREFIX + "gone", List.of()));
        assertThat(problemOf(() -> running(lost))).isInstanceOf(EngineProblem.NoSuchNetwork.class);
    }

    @Test
    void volumesAreMadeUsedAndRemovedOrLackedByName() {
        VolumeSpec spec =
                new VolumeSpec(PREFIX + "data", Optional.empty(), new TreeMap<>(), new TreeMap<>(Map.of("a", "b")));
        if (!engine().facts().can(Capability.VOLUMES)) {
            assertThat(problemOf(() -> engine().createVolume(spec)))
                    .isEqualTo(new EngineProblem.Lacks(Capability.VOLUMES));
            return;
        }
        engine().createVolume(spec);
        Set<String> before = anonymous();
        ContainerId id = running(Specs.withMounts(
                talker(PREFIX + "mounts"),
                new Mount.Named(PREFIX + "data", "/data", false),
                new Mount.Anonymous("/scratch", false),
                new Mount.Tmpfs("/fast", 1 << 20, false)));

        assertThat(listed(id).mounts()).anySatisfy(mount -> {
            assertThat(mount.name()).isEqualTo(PREFIX + "data");
            assertThat(mount.target()).isEqualTo("/data");
        });
        assertThat(engine().volumes(true)).anySatisfy(volume -> {
            assertThat(volume.name()).isEqualTo(PREFIX + "data");
            assertThat(volume.labels()).containsEntry("a", "b");
            assertThat(volume.sizeBytes()).isPresent();
        });
        assertThat(anonymous()).hasSize(before.size() + 1);
        assertThat(problemOf(() -> engine().removeVolume(PREFIX + "data"))).isInstanceOf(EngineProblem.Conflict.class);
        engine().remove(id, true);
        assertThat(anonymous()).isEqualTo(before);
        engine().removeVolume(PREFIX + "data");
        assertThat(problemOf(() -> engine().removeVolume(PREFIX + "data")))
                .isEqualTo(new EngineProblem.NoSuchVolume(PREFIX + "data"));
    }

    @Test
    void aFileIsPutIntoAVolumeOfAContainerThatNeverRanAndReadAgainOrLackedByName() {
        if (!engine().facts().can(Capability.FILES)) {
            ContainerId id = engine().create(talker(PREFIX + "filesless"));
            assertThat(problemOf(() -> engine().readFile(id, "/x")))
                    .isEqualTo(new EngineProblem.Lacks(Capability.FILES));
            return;
        }
        byte[] content = "{\"n\": \"\u00e9\"}\n".repeat(60).getBytes(StandardCharsets.UTF_8);
        engine().createVolume(new VolumeSpec(PREFIX + "cfg", Optional.empty(), new TreeMap<>(), new TreeMap<>()));
        ContainerId filler = engine().create(Specs.withMounts(
                talker(PREFIX + "filler"), new Mount.Named(PREFIX + "cfg", "/etc/files", false)));

        assertThat(engine().readFile(filler, "/etc/files/a.json")).isEmpty();
        engine().putFile(filler, "/etc/files", "a.json", content);

        assertThat(engine().readFile(filler, "/etc/files/a.json"))
                .hasValueSatisfying(read -> assertThat(read).isEqualTo(content));
        engine().remove(filler, true);
        ContainerId reader = engine().create(
                        Specs.withMounts(talker(PREFIX + "reader"), new Mount.Named(PREFIX + "cfg", "/other", true)));
        assertThat(engine().readFile(reader, "/other/a.json"))
                .hasValueSatisfying(read -> assertThat(read).isEqualTo(content));
    }

    @Test
    void aContainerIsMadeLikeAnotherButForTheChange() {
        ContainerSpec spec = Specs.withEnvironment(talker(PREFIX + "model"), "COLOUR", "blue");
        if (!engine().facts().can(Capability.FILES)) {
            return;
        }
        ContainerId model = running(Specs.withMounts(
                Specs.withEnvironment(spec, "SIZE", "1"),
                new Mount.Anonymous("/scratch", false),
                new Mount.Named(PREFIX + "data", "/old", false)));
        ContainerChange change = new ContainerChange(
                PREFIX + "twin",
                Optional.empty(),
                Map.of("SIZE", EnvValue.of("SIZE", "2")),
                Set.of("/old"),
                List.of(new Mount.Named(PREFIX + "cfg", "/new", true)),
                new TreeMap<>(Map.of("more", "label")));

        ContainerId twin = engine().createLike(model, change);

        ContainerDetail was = engine().inspect(model);
        ContainerDetail is = engine().inspect(twin);
        assertThat(is.container().state()).isEqualTo(ContainerState.CREATED);
        assertThat(is.container().name()).isEqualTo(PREFIX + "twin");
        assertThat(is.container().image()).isEqualTo(was.container().image());
        assertThat(is.command()).isEqualTo(was.command());
        assertThat(is.environment().get("COLOUR")).hasToString("blue");
        assertThat(is.environment().get("SIZE")).hasToString("2");
        assertThat(is.container().labels())
                .containsAllEntriesOf(was.container().labels())
                .containsEntry("more", "label");
        Map<String, String> mounts =
                is.container().mounts().stream().collect(Collectors.toMap(MountedVolume::target, MountedVolume::name));
        assertThat(mounts).containsOnlyKeys("/scratch", "/new").containsEntry("/new", PREFIX + "cfg");
        assertThat(mounts.get("/scratch"))
                .isEqualTo(was.container().mounts().stream()
                        .filter(m -> m.target().equals("/scratch"))
                        .findFirst()
                        .orElseThrow()
                        .name());
        engine().remove(model, false);
        engine().start(twin);
        assertThat(listed(twin).isRunning()).isTrue();
    }

    @Test
    void anImageThatIsNowhereCannotBePulled() {
        EngineProblem problem = problemOf(() -> engine().pull("nobody/has-this:1", line -> {}));

        assertThat(problem)
                .isInstanceOfAny(
                        EngineProblem.ImageRefused.class,
                        EngineProblem.NoSuchImage.class,
                        EngineProblem.Rejected.class);
    }

    private Set<String> anonymous() {
        return engine().volumes(false).stream()
                .filter(VolumeFacts::anonymous)
                .map(VolumeFacts::name)
                .collect(Collectors.toSet());
    }
}
