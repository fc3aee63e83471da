package dev.flotilla.node.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.node.commit.Timing;
import dev.flotilla.node.config.files.RolloutToken;
import dev.flotilla.node.config.files.SecretFile;
import dev.flotilla.node.live.ReplicaSetup;
import dev.flotilla.node.routing.HealthWindow;
import dev.flotilla.node.routing.RolloutPlan;
import dev.flotilla.node.server.ReplicaSide;
import dev.flotilla.node.server.SharedLoops;
import dev.flotilla.node.server.http.HttpRoutes.Reply;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may give the one command over plain HTTP. */
class RolloutOrderTest {
    private static final String TOKEN = "planted-token-0123456789";

    private final SharedLoops loops =
            new SharedLoops(1, Thread.ofPlatform().name("order-", 0).daemon().factory());

    @TempDir
    private Path folder;

    private ReplicaSide side;
    private Optional<RolloutToken> token = Optional.empty();

    @BeforeEach
    void replica() throws Exception {
        Path file = Files.writeString(folder.resolve("token"), TOKEN);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        token = Optional.of(SecretFile.rolloutToken(file));
        side = ReplicaSide.start(
                new ReplicaSetup(
                        "solo", "solo", Set.of(), Optional.empty(), Set.of(), Timing.DEFAULT, RolloutPlan.DEFAULT),
                1,
                Optional.empty(),
                loops,
                loops.next(),
                InstantSource.system(),
                new HealthWindow(Duration.ofMinutes(1)),
                state -> {},
                line -> {});
    }

    @AfterEach
    void end() {
        side.close();
        loops.close();
    }

    @Test
    void theRightTokenFromAnotherMachineIsRefusedInPlainText() {
        assertThat(said("192.0.2.7", token))
                .contains("403")
                .contains("from this machine or with a client certificate only");
    }

    @Test
    void theRightTokenFromThisMachineIsTaken() {
        assertThat(said("127.0.0.1", token)).isEqualTo("taken");
        assertThat(said("127.0.0.9", token)).isEqualTo("taken");
        assertThat(said("::1", token)).isEqualTo("taken");
    }

    @Test
    void withoutATokenFileNobodyMay() {
        assertThat(said("127.0.0.1", Optional.empty())).contains("403").contains("ROLLOUT_TOKEN_FILE");
    }

    @Test
    void anOrderThatDoesNotSayWhatToDoStartsNothingAndIsToldWhatIsExpected() {
        for (String body : List.of(
                "",
                "{}",
                "{\"action\": null}",
                "{\"action\": 5}",
                "{\"action\": \"go\"}",
                "[]",
                "x",
                "{\"action\": \"rollback\", \"percent\": 5}")) {
            assertThat(said("127.0.0.1", token, body))
                    .as(body)
                    .startsWith("400 ")
                    .contains("expected is {\\\"action\\\": \\\"rollout\\\"} for all steps, {\\\"percent\\\": 5}");
        }
        assertThat(side.replica().view().served().version()).isEqualTo(1);
        assertThat(said("127.0.0.1", token, "{\"action\": \"rollout\"}")).isEqualTo("taken");
    }

    private String said(String from, Optional<RolloutToken> known) {
        return said(from, known, "{\"percent\": 5}");
    }

    private String said(String from, Optional<RolloutToken> known, String body) {
        EmbeddedChannel channel = new EmbeddedChannel() {
            @Override
            protected SocketAddress remoteAddress0() {
                return new InetSocketAddress(InetAddress.ofLiteral(from), 40_000);
            }
        };
        HttpRequest request = new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.POST, "/rollout");
        request.headers().set("Authorization", "Bearer " + TOKEN);
        return switch (new RolloutOrder(known, side.replica())
                .take(request, body.getBytes(StandardCharsets.US_ASCII), channel)) {
            case Reply.Now(Answer answer) ->
                answer.status().code() + " " + new String(answer.body(), StandardCharsets.UTF_8);
            case Reply.Later later -> "taken";
        };
    }
}
