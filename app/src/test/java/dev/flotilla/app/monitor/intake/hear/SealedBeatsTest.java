package dev.flotilla.app.monitor.intake.hear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.monitor.NodeKind;
import dev.flotilla.app.monitor.WatchedNode;
import dev.flotilla.app.monitor.intake.mail.Mail;
import dev.flotilla.app.monitor.intake.mail.Mailbox;
import dev.flotilla.node.server.SharedLoops;
import dev.flotilla.node.wire.FrameSeal;
import dev.flotilla.node.wire.Heartbeat;
import dev.flotilla.node.wire.HeartbeatCodec;
import dev.flotilla.node.wire.MachineStats;
import io.netty.buffer.Unpooled;
import io.netty.channel.EventLoop;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of a node with a key only what is sealed with it counts, and each beat once. */
class SealedBeatsTest {
    private static final FrameSeal KEY = new FrameSeal("0123456789abcdef".getBytes(StandardCharsets.US_ASCII));
    private static final FrameSeal OTHER = new FrameSeal("fedcba9876543210".getBytes(StandardCharsets.US_ASCII));
    private static final String FILE = "/etc/shared.key";

    @TempDir
    Path folder;

    private final SharedLoops loops = new SharedLoops(
            1, Thread.ofPlatform().name("sealed-test").daemon(true).factory());
    private final EventLoop loop = loops.next();
    private final Mailbox mailbox = new Mailbox(1_000);
    private final Reception reception = new Reception(loop, Clock.systemUTC(), mailbox);

    @AfterEach
    void end() {
        loops.close();
    }

    private static WatchedNode node(Optional<String> keyFile) {
        return new WatchedNode(
                        "node-a",
                        Optional.of("node-a"),
                        "192.0.2.1",
                        5000,
                        0,
                        0,
                        Optional.empty(),
                        NodeKind.FLOTILLA,
                        Optional.empty(),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(3))
                .withFiles(new WatchedNode.Files(keyFile, Optional.empty()));
    }

    private static byte[] beat(long boot, long sequence) {
        return HeartbeatCodec.encode(new Heartbeat(
                "192.0.2.1",
                5000,
                5001,
                MachineStats.NONE,
                1_795_149_172_442_410_172L,
                Optional.of("node-a"),
                OptionalLong.of(boot),
                OptionalLong.of(sequence)));
    }

    private void comes(byte[] datagram) {
        loop.submit(() -> reception.take(Unpooled.wrappedBuffer(datagram), InetAddress.ofLiteral("192.0.2.1")))
                .syncUninterruptibly();
    }

    private int taken() {
        List<Mail> mail = new ArrayList<>();
        mailbox.drainTo(mail);
        return mail.size();
    }

    private Map<String, Long> counters() {
        reception.hearing();
        loop.submit(() -> {}).syncUninterruptibly();
        return reception.hearing().counters();
    }

    private void watches(Optional<String> keyFile, Map<String, FrameSeal> seals) {
        reception.watch(List.of(node(keyFile)), Map.of(), seals);
    }

    @Test
    void onlyWhatIsSealedWithItsKeyCountsAndEachOnce() {
        watches(Optional.of(FILE), Map.of(FILE, KEY));
        for (int i = 1; i <= 5; i++) {
            comes(KEY.seal(beat(1, i)));
        }
        assertThat(taken()).isEqualTo(5);

        comes(beat(1, 6));
        comes(beat(1, 7));
        comes(OTHER.seal(beat(1, 8)));
        byte[] forged = KEY.seal(beat(1, 9));
        forged[12] ^= 1;
        comes(forged);
        comes(KEY.seal(beat(1, 5)));
        comes(KEY.seal(beat(0, 99)));
        assertThat(taken()).isZero();
        assertThat(counters())
                .containsEntry("heartbeat_no_seal", 4L)
                .containsEntry("heartbeat_repeated", 1L)
                .containsEntry("heartbeat_too_old", 1L);

        comes(KEY.seal(beat(2, 1)));
        assertThat(taken()).as("started again").isEqualTo(1);
    }

    @Test
    void asLongAsTheKeyCannotBeReadNothingCountsAndThenItDoes() {
        watches(Optional.of(FILE), Map.of());
        comes(KEY.seal(beat(1, 1)));
        comes(beat(1, 2));
        assertThat(taken()).isZero();
        assertThat(counters()).containsEntry("heartbeat_no_key", 2L);
        watches(Optional.of(FILE), Map.of(FILE, KEY));
        comes(KEY.seal(beat(1, 3)));
        assertThat(taken()).isEqualTo(1);
    }

    @Test
    void whatWasSeenStaysSeenWhenTheListOfNodesIsTakenInAgain() {
        watches(Optional.of(FILE), Map.of(FILE, KEY));
        comes(KEY.seal(beat(1, 1)));
        watches(Optional.of(FILE), Map.of(FILE, KEY));
        comes(KEY.seal(beat(1, 1)));
        assertThat(taken()).isEqualTo(1);
    }

    @Test
    void withoutAKeyBeatsAreTakenAsTheyCome() {
        watches(Optional.empty(), Map.of());
        comes(beat(1, 1));
        comes(KEY.seal(beat(1, 2)));
        assertThat(taken()).isEqualTo(2);
    }

    private Path key(String mode, String content) throws IOException {
        Path file = Files.writeString(folder.resolve("shared.key"), content);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    }

    @Test
    void aFileThatOthersMayReadIsRefusedWithItsModeAndNeverItsContent() throws IOException {
        assertThat(Seals.check(key("rw-r--r--", "0123456789abcdef")))
                .isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
                    assertThat(failed.first().code()).isEqualTo("FL-5006");
                    assertThat(failed.first().message())
                            .contains("rw-r--r--", "chmod 600")
                            .doesNotContain("0123456789");
                });
        assertThat(Seals.check(key("rw-------", "short"))).isInstanceOf(Outcome.Failed.class);
        assertThat(Seals.check(folder.resolve("none"))).isInstanceOf(Outcome.Failed.class);
        assertThat(Seals.check(key("rw-------", "0123456789abcdef"))).isInstanceOf(Outcome.Ok.class);
    }

    @Test
    void aFileIsReadBesideTheLoopAndItsTroubleIsSaid() throws IOException {
        Path file = key("rw-r--r--", "0123456789abcdef");
        List<Runnable> waiting = new ArrayList<>();
        Seals seals = new Seals(waiting::add);
        assertThat(seals.known(List.of(file.toString()))).isEmpty();
        assertThat(seals.changes()).isZero();
        waiting.removeFirst().run();
        assertThat(seals.changes()).isEqualTo(1);
        assertThat(seals.known(List.of(file.toString()))).isEmpty();
        assertThat(seals.troubles())
                .singleElement()
                .satisfies(trouble -> assertThat(trouble.code()).isEqualTo("FL-5006"));
        assertThat(waiting).as("not at once again").isEmpty();

        key("rw-------", "0123456789abcdef");
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            seals.known(List.of(file.toString()));
            return !waiting.isEmpty();
        });
        waiting.removeFirst().run();
        assertThat(seals.troubles()).isEmpty();
        FrameSeal seal = seals.known(List.of(file.toString())).get(file.toString());
        assertThat(seal).isNotNull();
        assertThat(seal.open(KEY.seal(beat(1, 1)))).isPresent();
        assertThat(seals.changes()).isEqualTo(2);

        Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));
        assertThat(seals.known(List.of())).isEmpty();
    }
}
