package dev.flotilla.app.docker.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.flotilla.app.base.Problem;
import dev.flotilla.app.boot.InProcess;
import dev.flotilla.app.docker.EngineException;
import dev.flotilla.app.docker.EngineProblems;
import dev.flotilla.app.fleet.EngineAddress;
import dev.flotilla.app.lab.Lab;
import dev.flotilla.app.lab.LabHost;
import dev.flotilla.app.lab.NeedsLab;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What keeps a secure connection to a real engine from being made is told alike by {@code host test} and the port. */
@NeedsLab(secured = 1, plain = 1)
class TlsLabIT {
    @TempDir
    Path temp;

    private final Lab lab;
    private final LabHost secured;
    private TlsFolders folders;
    private InProcess commands;

    TlsLabIT(Lab lab) {
        this.lab = lab;
        this.secured = lab.secured().getFirst();
    }

    @BeforeEach
    void open() {
        folders = new TlsFolders(temp, lab.certificates());
        commands = new InProcess(temp.resolve("data"));
    }

    @Test
    void theRightFolderIsLetIn() {
        commands.done(add(engine(lab.certificates())));
        assertThat(commands.done("host", "test", "n1")
                        .get("steps")
                        .valueStream()
                        .map(s -> s.get("step").stringValue()))
                .containsExactly("parse", "resolve", "connect", "tls", "ping", "api", "resources");
    }

    @Test
    void anExpiredClientCertificate() {
        fails(engine(lab.expiredCertificates()), "tls", "FL-1106", "cert.pem expired on", "new client certificate");
    }

    @Test
    void anAuthorityThatDidNotSignTheEnginesCertificate() {
        fails(
                engine(lab.strangersCertificates()),
                "tls",
                "FL-1105",
                "is not signed by the authority in "
                        + lab.strangersCertificates().resolve("ca.pem"),
                "Check that ca.pem");
    }

    @Test
    void aClientCertificateOfAnAuthorityThatTheEngineDoesNotKnow() throws IOException {
        Path folder = folders.with("ca.pem", lab.strangersCertificates());
        Path turned =
                new TlsFolders(temp.resolve("turned"), lab.strangersCertificates()).with("ca.pem", lab.certificates());
        fails(engine(turned), "tls", "FL-1103", "does not accept the client certificate " + turned, "has signed");
        fails(engine(folder), "tls", "FL-1105", "is not signed by", "Check that ca.pem");
    }

    @Test
    void anExpiredAuthority() throws IOException {
        Path folder = folders.with("ca.pem", TestAuthority.expired().pem());
        fails(engine(folder), "tls", "FL-1106", "ca.pem expired on", "new certificate authority");
    }

    @Test
    void aCertificateForAnotherName() throws IOException {
        try (Forwarder forwarder = new Forwarder(
                "127.0.0.2",
                new InetSocketAddress(secured.address(), secured.tcp().getPort()))) {
            EngineAddress address =
                    new EngineAddress.Tcp("127.0.0.2", forwarder.port(), Optional.of(lab.certificates()));
            fails(address, "tls", "FL-1105", "does not carry the name 127.0.0.2", "Use a name or address");
        }
    }

    @Test
    void aFolderWithoutAKeyOrWithAnother() throws IOException {
        Path without = folders.without("key.pem");
        fails(engine(without), "tls", "FL-1106", "There is no " + without.resolve("key.pem"), "key.pem, readable");
        Path garbage = folders.with("key.pem", "-----BEGIN PRIVATE KEY-----\n!!!\n-----END PRIVATE KEY-----\n");
        fails(engine(garbage), "tls", "FL-1106", "damaged private key", "key.pem, readable");
        Path another = folders.with("key.pem", lab.strangersCertificates());
        fails(engine(another), "tls", "FL-1106", "is not the key of", "for which the certificate was signed");
    }

    @Test
    void inClearToAPortThatSpeaksTls() {
        EngineAddress address =
                new EngineAddress.Tcp(secured.address(), secured.tcp().getPort(), Optional.empty());
        fails(address, "ping", "FL-1105", "speaks TLS, and no TLS folder", "Give the folder");
    }

    @Test
    void withTlsToAPortInClear() {
        LabHost plain = lab.plain().getFirst();
        EngineAddress address =
                new EngineAddress.Tcp(plain.address(), plain.tcp().getPort(), Optional.of(lab.certificates()));
        fails(address, "tls", "FL-1105", "speaks in clear at " + plain.address(), "Remove the TLS folder");
    }

    private EngineAddress engine(Path folder) {
        return new EngineAddress.Tcp(secured.address(), secured.tcp().getPort(), Optional.of(folder));
    }

    private void fails(EngineAddress address, String step, String code, String words, String hint) {
        if (commands.run("host", "list").json().isEmpty()) {
            commands.done(add(address));
        } else {
            commands.done("host", "remove", "n1");
            commands.done(add(address));
        }
        JsonNode said = commands.run("host", "test", "n1").json();
        assertThat(said.get("error").get("code").stringValue())
                .as(said.toString())
                .isEqualTo(code);
        assertThat(said.get("error").get("message").stringValue())
                .contains(words)
                .doesNotContain("Exception");
        assertThat(said.get("error").get("hint").stringValue()).contains(hint);
        JsonNode last = said.get("steps").get(said.get("steps").size() - 1);
        assertThat(last.get("step").stringValue()).as(said.toString()).isEqualTo(step);
        assertThat(last.get("ok").booleanValue()).isFalse();

        try (DockerJavaEngine engine = new DockerJavaEngine(
                address, EngineLimits.USUAL, Thread.ofVirtual().factory(), InstantSource.system())) {
            EngineException thrown = catchThrowableOfType(EngineException.class, engine::facts);
            Problem port = EngineProblems.inWords(thrown.problem(), "n1");
            assertThat(port.code()).as(port.toString()).isEqualTo(code);
            assertThat(port.message()).contains(words).doesNotContain("Exception");
            assertThat(port.hint()).contains(hint);
        }
    }

    private static String[] add(EngineAddress address) {
        List<String> words = new ArrayList<>(List.of("host", "add", "n1", "--engine", address.text()));
        if (address instanceof EngineAddress.Tcp tcp) {
            tcp.tlsDir().ifPresent(dir -> words.addAll(List.of("--tls-dir", dir.toString())));
        }
        return words.toArray(String[]::new);
    }
}
