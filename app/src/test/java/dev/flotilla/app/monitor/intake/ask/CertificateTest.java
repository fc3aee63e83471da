package dev.flotilla.app.monitor.intake.ask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.flotilla.app.monitor.NodeKind;
import dev.flotilla.app.monitor.Sign;
import dev.flotilla.app.monitor.WatchedNode;
import dev.flotilla.app.monitor.intake.mail.Mail;
import dev.flotilla.app.monitor.intake.mail.Mailbox;
import dev.flotilla.node.server.SharedLoops;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nodes with TLS: whose certificate is accepted. */
class CertificateTest {
    private static final String PAGE = "{\"version\": 1, \"weights\": {\"v1\": 1.0}, \"stable_model_id\": \"v1\"}";
    private static final String PASSWORD = "changeit";
    private static final ThreadFactory THREADS =
            Thread.ofPlatform().name("certificate-test-", 0).daemon(true).factory();

    private final SharedLoops loops = new SharedLoops(1, THREADS);
    private final Names names = new Names(THREADS);
    private final Mailbox mailbox = new Mailbox(100);

    @TempDir
    private Path folder;

    @AfterEach
    void end() {
        names.close();
        loops.close();
    }

    private void keytool(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(words));
        command.addAll(List.of("-keystore", folder.resolve("own.p12").toString(), "-storepass", PASSWORD));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool.log").toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
    }

    /** A server with a certificate that it signed itself, for the names that are given. */
    private BadServer server(String names) throws IOException, GeneralSecurityException, InterruptedException {
        keytool("-genkeypair", "-alias", "own", "-keyalg", "EC", "-dname", "CN=node", "-ext", "san=" + names);
        keytool("-exportcert", "-rfc", "-alias", "own", "-file", authority().toString());
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(folder.resolve("own.p12"))) {
            store.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return new BadServer(
                context.getServerSocketFactory().createServerSocket(0, 10, InetAddress.getLoopbackAddress()),
                BadServer.says(BadServer.page(PAGE)));
    }

    private Path authority() {
        return folder.resolve("authority.pem");
    }

    private Sign asked(BadServer server, Optional<Path> authorities) {
        Asker asker = new Asker(loops.next(), names, authorities, names.worker(), mailbox);
        List<Mail> mail = new ArrayList<>();
        asker.probe(
                new WatchedNode(
                        "a",
                        Optional.empty(),
                        "127.0.0.1",
                        5000,
                        0,
                        0,
                        Optional.of("https://127.0.0.1:" + server.port()),
                        NodeKind.UNKNOWN,
                        Optional.empty(),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(3)),
                Sign.Question.HTTP,
                Duration.ofSeconds(20));
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            mailbox.drainTo(mail);
            return !mail.isEmpty();
        });
        return ((Mail.Seen) mail.getFirst()).sign();
    }

    private static Sign.Refusal refusal(Sign sign) {
        return ((Sign.NotAnswered) sign).why();
    }

    @Test
    void aCertificateOfNobodyWeTrustIsToldFromSilence() throws Exception {
        try (BadServer server = server("ip:127.0.0.1")) {
            assertThat(refusal(asked(server, Optional.empty()))).isEqualTo(Sign.Refusal.BAD_CERTIFICATE);
        }
    }

    @Test
    void theFleetsOwnAuthorityIsTrusted() throws Exception {
        try (BadServer server = server("ip:127.0.0.1")) {
            assertThat(asked(server, Optional.of(authority()))).isInstanceOf(Sign.Answered.class);
        }
    }

    @Test
    void aCertificateForAnotherHostIsNotAccepted() throws Exception {
        try (BadServer server = server("dns:other.example")) {
            assertThat(refusal(asked(server, Optional.of(authority())))).isEqualTo(Sign.Refusal.BAD_CERTIFICATE);
        }
    }
}
