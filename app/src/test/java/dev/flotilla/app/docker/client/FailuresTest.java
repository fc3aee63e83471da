package dev.flotilla.app.docker.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.docker.EngineProblem;
import dev.flotilla.app.fleet.EngineAddress;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertPathValidatorException;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What engines of several versions say when they refuse, and what it means. */
class FailuresTest {
    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            driver failed programming external connectivity on endpoint a (b): Bind for 0.0.0.0:8080 failed: port is already allocated; 0.0.0.0:8080/tcp
            driver failed programming external connectivity on endpoint a (b): Error starting userland proxy: listen tcp4 192.0.2.11:8080: bind: address already in use; 192.0.2.11:8080/tcp
            Error starting userland proxy: listen udp4 192.0.2.11:53: bind: address already in use; 192.0.2.11:53/udp
            failed to set up container networking: failed to bind host port for 192.0.2.11:8080:172.17.0.2:80/tcp: address already in use; 192.0.2.11:8080/tcp
            """)
    void aTakenPortIsRecognised(String said, String address) {
        assertThat(problem(500, said, Ask.post("/containers/x/start", Duration.ZERO)))
                .isEqualTo(new EngineProblem.PortTaken(address));
    }

    @Test
    void otherRefusalsKeepTheirMeaning() {
        Ask create = Ask.post("/containers/create", Duration.ZERO).about("web:1");
        assertThat(problem(404, "No such image: web:1", create)).isEqualTo(new EngineProblem.NoSuchImage("web:1"));
        assertThat(problem(500, "write /x: no space left on device", create))
                .isInstanceOf(EngineProblem.DiskFull.class);
        assertThat(problem(400, "Client sent an HTTP request to an HTTPS server.", create))
                .isInstanceOf(EngineProblem.TlsFailed.class);
        assertThat(problem(418, "teapot", create)).isEqualTo(new EngineProblem.Rejected(418, "teapot"));
    }

    @Test
    void anAuthorityOfTheSameNameWithAnotherKeyIsTheAuthoritysFaultNotTheClients() {
        Exception thrown = new SSLHandshakeException("(certificate_unknown) PKIX path validation failed");
        thrown.initCause(new CertPathValidatorException("Path does not chain with any of the trust anchors"));
        assertThat(Failures.ofException(thrown, new EngineAddress.Tcp("192.0.2.11", 2376, Optional.empty()), "ping"))
                .isInstanceOfSatisfying(
                        EngineProblem.TlsFailed.class,
                        p -> assertThat(p.detail()).contains("is not signed by the authority"));
    }

    @Test
    void versionsAreAgreedOnOrRefused() {
        assertThat(ApiVersion.agree(version("1.41"))).isEqualTo("1.41");
        assertThat(ApiVersion.agree(version("1.99"))).isEqualTo(EngineConnection.NEWEST);
        assertThat(org.assertj.core.api.Assertions.catchThrowableOfType(
                                dev.flotilla.app.docker.EngineException.class, () -> ApiVersion.agree(version("1.40")))
                        .problem())
                .isEqualTo(new EngineProblem.ApiTooOld("1.40", "1.41"));
    }

    private static Answer version(String api) {
        return new Answer(200, ("{\"ApiVersion\":\"" + api + "\"}").getBytes(StandardCharsets.UTF_8));
    }

    private static EngineProblem problem(int status, String said, Ask ask) {
        byte[] body = ("{\"message\":\"" + said + "\"}").getBytes(StandardCharsets.UTF_8);
        return Failures.ofAnswer(new Answer(status, body), ask);
    }
}
