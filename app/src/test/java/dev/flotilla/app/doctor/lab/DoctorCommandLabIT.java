package dev.flotilla.app.doctor.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.flotilla.app.boot.Program;
import dev.flotilla.app.doctor.probe.Wish;
import dev.flotilla.app.lab.Lab;
import dev.flotilla.app.lab.LabHost;
import dev.flotilla.app.lab.NeedsLab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The doctor from the command line, on real engines: silent ones, stacks that fit nowhere, and a doctor that was killed. */
@NeedsLab(secured = 3)
class DoctorCommandLabIT {
    private static final Duration LONG = Duration.ofSeconds(40);
    private static final String HELPERS = "docker ps -aq --filter label=dev.flotilla.doctor";

    private final Lab lab;
    private final Ward ward;

    @TempDir
    Path folder;

    DoctorCommandLabIT(Lab lab) {
        this.lab = lab;
        this.ward = new Ward(lab);
    }

    @AfterEach
    void clear() {
        lab.start(ward.two);
        ward.close();
    }

    @Test
    void silentEnginesHostsAtRestAndStacksWithoutAHostAreNamedOnTheCommandLine() throws Exception {
        lab.killEngine(ward.two);
        imported(host(ward.one, "maintenance") + host(ward.two, "active"));
        Path report = folder.resolve("report.txt");

        Program.Result said = flotilla("doctor", "--strict", "--json", "--report", report.toString());

        assertThat(said.code()).as(said.err()).isOne();
        assertThat(codes(said)).contains("FL-6203 " + ward.one.name(), "FL-6201 " + ward.two.name(), "FL-6204 tiny");
        assertThat(report).content().contains("FL-6201", ward.one.name());
    }

    /** However a doctor ends, no helper outlives it for long, and the next one finds what is left. */
    @Test
    void noHelperOutlivesADoctorThatWasKilled() throws Exception {
        imported(host(ward.one, "active"));
        ward.run(ward.one, "sleeper", "-e", "DB_HOST=10.255.255.1", "-e", "DB_PORT=5432", "busybox", "sleep", "600")
                .make();
        Process doctor = Program.start(command("doctor", "--probe-containers"));
        await().atMost(LONG)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> !lab.exec(ward.one, "sh", "-c", HELPERS).isBlank());
        doctor.destroyForcibly().waitFor(10, TimeUnit.SECONDS);

        String left = lab.exec(ward.one, "sh", "-c", HELPERS).strip();
        assertThat(left).as("killed in the middle").isNotEmpty();
        assertThat(ward.inspect(
                        ward.one, left, "{{.HostConfig.AutoRemove}} {{.HostConfig.NetworkMode}} {{.Path}} {{.Args}}"))
                .isEqualTo("true container:" + ward.inspect(ward.one, "sleeper", "{{.Id}}") + " sleep [60]");
        assertThat(ward.examine()).noneMatch(f -> f.target().contains("flotilla-doctor"));
        assertThat(lab.exec(ward.one, "sh", "-c", HELPERS)).isBlank();

        assertThat(ward.result(new Wish(List.of(), true, "no-such-image", Optional.empty()))
                        .findings())
                .anyMatch(f -> f.code().equals("FL-6200") && f.cause().contains("no-such-image"));
        assertThat(lab.exec(ward.one, "sh", "-c", HELPERS)).isBlank();
    }

    /** A folder of an earlier export: hosts, and a stack that wants one. */
    private void imported(String hosts) throws IOException {
        Path fleet = Files.createDirectories(folder.resolve("fleet"));
        Files.writeString(
                fleet.resolve("fleet.yaml"),
                "format: 1\nfleet: ward\nhosts:\n" + hosts + "stacks:\n  - name: tiny\n    file: tiny.yaml\n");
        Files.writeString(fleet.resolve("tiny.yaml"), "name: tiny\nservices:\n  web:\n    image: nginx\n");
        Program.Result said = flotilla("import", fleet.toString());
        assertThat(said.code()).as(said.out() + said.err()).isZero();
    }

    private String host(LabHost machine, String status) {
        return """
                  - name: %1$s
                    id: %1$s
                    engine: %2$s
                    tlsDir: %3$s
                    status: %4$s
                """.formatted(machine.name(), machine.tcp(), lab.certificates(), status);
    }

    private Program.Result flotilla(String... words) {
        return Program.run(command(words));
    }

    private String[] command(String... words) {
        List<String> all =
                new ArrayList<>(List.of("--data", folder.resolve("data").toString()));
        all.addAll(List.of(words));
        return all.toArray(String[]::new);
    }

    private static List<String> codes(Program.Result said) {
        List<String> codes = new ArrayList<>();
        for (JsonNode finding : JsonMapper.shared().readTree(said.out())) {
            codes.add(finding.path("code").asString("") + " "
                    + finding.path("target").asString(""));
        }
        return codes;
    }
}
