package dev.flotilla.app.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The lab does what tests of the application rely on. */
@NeedsLab(plain = 1)
class LabIT {
    private static final int CONNECT_MILLIS = 1_000;

    @Test
    void everyEngineHasTheImagesThatPeopleName(Lab lab) {
        for (LabHost host : lab.hosts()) {
            assertThat(lab.docker(host, "images", "--format", "{{.Repository}}:{{.Tag}}")
                            .lines())
                    .contains(
                            "nginx:latest",
                            "redis:7",
                            "postgres:14",
                            "busybox:latest",
                            "alpine/socat:latest",
                            "haproxy:lts",
                            "eclipse-temurin:25-jre",
                            "myapp/api:latest");
        }
    }

    @Test
    void theThreeCertificateFoldersAreComplete(Lab lab) {
        assertThat(lab.certificates()).isDirectoryContaining("glob:**/{ca,cert,key}.pem");
        assertThat(Files.exists(lab.expiredCertificates().resolve("key.pem"))).isTrue();
        assertThat(Files.exists(lab.strangersCertificates().resolve("key.pem"))).isTrue();
    }

    @Test
    void aCutIsSilenceAndAHealEndsIt(Lab lab) throws IOException {
        LabHost host = lab.plain().getFirst();

        lab.cut(host, Lab.From.APP);
        assertThatThrownBy(() -> connect(host)).isInstanceOf(SocketTimeoutException.class);

        lab.heal(host);
        connect(host);
    }

    @Test
    void aHungEngineAcceptsAndAnswersNothing(Lab lab) throws Exception {
        LabHost host = lab.plain().getFirst();

        lab.hang(host);
        connect(host);
        assertThatThrownBy(() -> ping(host)).isInstanceOf(HttpTimeoutException.class);

        lab.start(host);
        assertThat(ping(host)).isEqualTo(200);
    }

    @Test
    void aKilledEngineRefusesAndAKilledMachineIsSilent(Lab lab) throws Exception {
        LabHost host = lab.plain().getFirst();

        lab.killEngine(host);
        // The kernel closes the sockets of a killed process some moments later.
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThatThrownBy(() -> connect(host)).isInstanceOf(ConnectException.class));
        lab.kill(host);
        assertThatThrownBy(() -> connect(host)).isInstanceOf(IOException.class);

        lab.start(host);
        assertThat(ping(host)).isEqualTo(200);
    }

    private static void connect(LabHost host) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host.address(), host.tcp().getPort()), CONNECT_MILLIS);
        }
    }

    private static int ping(LabHost host) throws IOException, InterruptedException {
        HttpRequest ask = HttpRequest.newBuilder(
                        URI.create("http://" + host.address() + ":" + host.tcp().getPort() + "/_ping"))
                .timeout(Duration.ofSeconds(2))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(ask, HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }
}
