package dev.flotilla.app.docker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.base.Problem;
import dev.flotilla.app.docker.EngineProblem.FolderFault;
import dev.flotilla.app.docker.EngineProblem.TlsFault;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What went wrong with an engine, in the very words that people read. */
class EngineProblemsTest {
    /** Problem, code, message, hint. */
    record Row(EngineProblem problem, String code, String message, String hint) {
        @Override
        public String toString() {
            return problem.toString();
        }
    }

    static List<Row> rows() {
        List<Row> rows = new ArrayList<>(ofConnection());
        rows.addAll(ofAnswers());
        rows.addAll(ofTls());
        rows.addAll(ofTlsFolders());
        rows.addAll(ofThings());
        rows.addAll(ofRefusals());
        return rows;
    }

    private static List<Row> ofConnection() {
        return List.of(
                new Row(
                        new EngineProblem.Unresolved("gpu.example"),
                        "FL-1101",
                        "n1: no address is known for gpu.example.",
                        "Check the spelling, or give the IP address of the machine."),
                new Row(
                        new EngineProblem.Refused("192.0.2.7:2376"),
                        "FL-1102",
                        "n1 refused the connection to 192.0.2.7:2376.",
                        "Check that the engine runs and listens on this port (dockerd --host), and that the port is right."),
                new Row(
                        new EngineProblem.Refused("/run/docker.sock"),
                        "FL-1102",
                        "n1 refused the connection to /run/docker.sock.",
                        "Start the engine there (systemctl start docker), or correct the path of the socket."),
                new Row(
                        new EngineProblem.SocketDenied("/run/docker.sock"),
                        "FL-1103",
                        "n1 does not let Flotilla in. This user may not use /run/docker.sock.",
                        "Run sudo usermod -aG docker $USER, log in again, then test again."),
                new Row(
                        new EngineProblem.Denied("It does not accept the client certificate /tls/cert.pem (bad)"),
                        "FL-1103",
                        "n1 does not let Flotilla in. It does not accept the client certificate /tls/cert.pem (bad).",
                        "Use a client certificate that the engine's certificate authority has signed and that has not"
                                + " expired."));
    }

    private static List<Row> ofAnswers() {
        return List.of(
                new Row(
                        new EngineProblem.TimedOut("GET /_ping at 192.0.2.7:2376"),
                        "FL-1104",
                        "n1 did not answer in time: GET /_ping at 192.0.2.7:2376.",
                        "Check that the machine is up and that no firewall drops the connection. An engine that accepts"
                                + " and never answers needs a restart."),
                new Row(
                        new EngineProblem.ApiTooOld("1.40", "1.41"),
                        "FL-1107",
                        "n1 speaks Docker API 1.40; Flotilla needs 1.41 or newer.",
                        "Update the engine to 20.10 or later."),
                new Row(
                        new EngineProblem.NotAnEngine("It gives no answer in HTTP"),
                        "FL-1108",
                        "n1: what answers there is not a Docker Engine. It gives no answer in HTTP.",
                        "Check the port: engines listen on 2375 in clear and on 2376 with TLS."),
                new Row(
                        new EngineProblem.Lost("Broken pipe"),
                        "FL-1109",
                        "n1: the connection broke. Broken pipe.",
                        "The engine may have been restarted. Look at the host, then try again."),
                new Row(
                        new EngineProblem.Interrupted("POST /containers/create"),
                        "FL-1110",
                        "n1: the wait was ended. POST /containers/create.",
                        "What the engine made of the request shows at the next look."));
    }

    private static List<Row> ofTls() {
        return List.of(
                new Row(
                        new EngineProblem.TlsFailed(TlsFault.SPEAKS_CLEAR, "It speaks in clear at 192.0.2.7:2375"),
                        "FL-1105",
                        "n1: no secure connection. It speaks in clear at 192.0.2.7:2375.",
                        "Remove the TLS folder, or give the port that speaks TLS (2376 by custom)."),
                new Row(
                        new EngineProblem.TlsFailed(TlsFault.WANTS_TLS, "The port speaks TLS"),
                        "FL-1105",
                        "n1: no secure connection. The port speaks TLS.",
                        "Give the folder with ca.pem, cert.pem and key.pem for this engine."),
                // The word "name" in a host's name once chose the hint.
                new Row(
                        new EngineProblem.TlsFailed(
                                TlsFault.OTHER_AUTHORITY, "That of nameserver is not signed by ca.pem"),
                        "FL-1105",
                        "n1: no secure connection. That of nameserver is not signed by ca.pem.",
                        "Check that ca.pem is that of the authority which signed the engine's certificate."),
                new Row(
                        new EngineProblem.TlsFailed(TlsFault.OTHER_NAME, "Its certificate does not carry the name a"),
                        "FL-1105",
                        "n1: no secure connection. Its certificate does not carry the name a.",
                        "Use a name or address that the engine's certificate carries, or issue it anew with this one."),
                new Row(
                        new EngineProblem.TlsFailed(TlsFault.ENGINE_EXPIRED, "Out of date"),
                        "FL-1105",
                        "n1: no secure connection. Out of date.",
                        "Have a new certificate signed for the engine, and look at the clock of both machines."),
                new Row(
                        new EngineProblem.TlsFailed(TlsFault.OTHER, "No cipher in common"),
                        "FL-1105",
                        "n1: no secure connection. No cipher in common.",
                        "Check the TLS settings of the engine (dockerd --tlsverify) and the files of the TLS folder."));
    }

    private static List<Row> ofTlsFolders() {
        return List.of(
                new Row(
                        new EngineProblem.TlsFiles(FolderFault.FILES, "There is no /tls/key.pem"),
                        "FL-1106",
                        "n1: the TLS folder cannot be used. There is no /tls/key.pem.",
                        "The folder needs ca.pem, cert.pem and key.pem, readable by you, as docker --tlsverify does."),
                new Row(
                        new EngineProblem.TlsFiles(FolderFault.PAIR, "key.pem is not the key of cert.pem"),
                        "FL-1106",
                        "n1: the TLS folder cannot be used. key.pem is not the key of cert.pem.",
                        "Put the key there for which the certificate was signed, or a certificate for this key."),
                new Row(
                        new EngineProblem.TlsFiles(FolderFault.CLIENT_DATES, "cert.pem expired"),
                        "FL-1106",
                        "n1: the TLS folder cannot be used. cert.pem expired.",
                        "Have a new client certificate signed and put it there."),
                new Row(
                        new EngineProblem.TlsFiles(FolderFault.AUTHORITY_DATES, "ca.pem expired"),
                        "FL-1106",
                        "n1: the TLS folder cannot be used. ca.pem expired.",
                        "Make a new certificate authority, sign the engine's and the client's certificates with it, and"
                                + " put its ca.pem there."));
    }

    private static List<Row> ofThings() {
        return List.of(
                new Row(
                        new EngineProblem.NoSuchContainer("web"),
                        "FL-1111",
                        "n1 has no container web.",
                        "It may have been removed; plan again."),
                new Row(
                        new EngineProblem.NoSuchImage("myapp/api:9"),
                        "FL-2102",
                        "n1 has no image myapp/api:9 and cannot get it.",
                        "Check the name and the tag, or load the image there: docker save myapp/api:9 | docker --host ..."
                                + " load"),
                new Row(
                        new EngineProblem.NoSuchNetwork("shop"),
                        "FL-1112",
                        "n1 has no network shop.",
                        "It may have been removed; plan again."),
                new Row(
                        new EngineProblem.NoSuchVolume("data"),
                        "FL-1113",
                        "n1 has no volume data.",
                        "It may have been removed; plan again."),
                new Row(
                        new EngineProblem.Conflict("the name \"/web\" is in use"),
                        "FL-1114",
                        "n1: taken or in use. the name \"/web\" is in use.",
                        "Plan again to see who has it."));
    }

    private static List<Row> ofRefusals() {
        return List.of(
                new Row(
                        new EngineProblem.PortTaken("192.0.2.7:80/tcp"),
                        "FL-2101",
                        "Port 192.0.2.7:80/tcp on n1 is taken.",
                        "Choose another port, or stop what listens there."),
                new Row(
                        new EngineProblem.Lacks(Capability.VOLUMES),
                        "FL-1115",
                        "n1 has no " + Capability.VOLUMES.words() + ".",
                        "Place the service on a host with a Docker Engine."),
                new Row(
                        new EngineProblem.ImageRefused("nginx", "It runs flotilla-node alone"),
                        "FL-2401",
                        "n1 does not run image nginx. It runs flotilla-node alone.",
                        "Place the service on a host with a Docker Engine."),
                new Row(
                        new EngineProblem.BuildFailed("COPY failed: no such file"),
                        "FL-6110",
                        "n1 did not build the image. COPY failed: no such file.",
                        "Read the output of the build from its end."),
                new Row(
                        new EngineProblem.DiskFull("write /x: no space left on device"),
                        "FL-1116",
                        "n1 has no disk space left. write /x: no space left on device.",
                        "Free some there: docker system df shows what takes it, docker image prune removes unused"
                                + " images."),
                new Row(
                        new EngineProblem.Rejected(418, "teapot"),
                        "FL-1117",
                        "n1 answered 418: teapot.",
                        "Read what the engine says; its own log tells more (journalctl -u docker)."));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void isSaidLikeThis(Row row) {
        Problem words = EngineProblems.inWords(row.problem(), "n1");
        assertThat(words.code()).isEqualTo(row.code());
        assertThat(words.message()).isEqualTo(row.message());
        assertThat(words.hint()).isEqualTo(row.hint());
    }

    @Test
    void noKindIsWithoutARow() {
        Set<Class<?>> tried = new LinkedHashSet<>();
        rows().forEach(row -> tried.add(row.problem().getClass()));
        assertThat(kinds(EngineProblem.class)).containsExactlyInAnyOrderElementsOf(tried);
        assertThat(rows().stream()
                        .flatMap(r -> r.problem() instanceof EngineProblem.TlsFailed t
                                ? Stream.of(t.fault())
                                : Stream.empty()))
                .containsExactlyInAnyOrder(TlsFault.values());
        assertThat(rows().stream()
                        .flatMap(r -> r.problem() instanceof EngineProblem.TlsFiles t
                                ? Stream.of(t.fault())
                                : Stream.empty()))
                .containsExactlyInAnyOrder(FolderFault.values());
    }

    private static List<Class<?>> kinds(Class<?> of) {
        return of.isSealed()
                ? Arrays.stream(of.getPermittedSubclasses())
                        .flatMap(each -> kinds(each).stream())
                        .toList()
                : List.of(of);
    }
}
