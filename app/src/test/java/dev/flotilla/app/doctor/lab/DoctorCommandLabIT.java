package dev.flotilla.app.doctor.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.flotilla.app.boot.Program;
import dev.flotilla.app.doctor.probe.Wish;
import dev.flotilla.app.lab.Lab;
import dev.flotilla.app.lab.LabHost;
import dev.flotilla.app.lab.NeedsLab;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The doctor from the command line, on real engines: silent ones, stacks that fit nowhere, and a doctor that was killed. */
@NeedsLab(secured = 2)
class DoctorCommandLabIT {
    private static final Duration LONG = Duration.ofSeconds(40);
    private static final String HELPERS = "docker ps -aq --filter label=dev.flotilla.doctor";

    private final Lab lab;

    @TempDir
    Path folder;

    DoctorCommandLabIT(Lab lab) {
        this.lab = lab;
    }

    @Test
    void silentEnginesAndStacksWithoutAHostAreNamedOnTheCommandLine() throws Exception {
        try (Ward ward = new Ward(lab)) {
            add(ward.one);
            add(ward.two);
            Path file =
                    Files.writeString(folder.resolve("tiny.yaml"), "name: tiny\nservices:\n  web:\n    image: nginx\n");
            assertThat(flotilla("stack", "apply", file.toString(), "--yes").code())
                    .isZero();
            for (LabHost machine : List.of(ward.one, ward.two)) {
                assertThat(flotilla("host", "set", machine.name(), "--status", "maintenance")
                                .code())
                        .isZero();
            }
            assertThat(codes(flotilla("doctor", "tiny", "--json"))).contains("FL-6204 tiny");
            assertThat(codes(flotilla("doctor", "--json"))).contains("FL-6203 " + ward.one.name());
            assertThat(flotilla("stack", "remove", "tiny", "--yes").code()).isZero();

            lab.killEngine(ward.two);
            Program.Result dark = flotilla(
                    "doctor",
                    "--strict",
                    "--json",
                    "--report",
                    folder.resolve("report.txt").toString());
            assertThat(dark.code()).isOne();
            assertThat(codes(dark)).contains("FL-6201 " + ward.two.name());
            assertThat(folder.resolve("report.txt")).content().contains("FL-6201", ward.one.name());
            lab.start(ward.two);
            assertThat(flotilla("doctor", "nobody-knows-it", "--json").out()).contains("FL-6290");
        }
    }

    /** However a doctor ends, no helper outlives it for long, and the next one finds what is left. */
    @Test
    void noHelperOutlivesADoctorThatWasKilled() throws Exception {
        try (Ward ward = new Ward(lab)) {
            add(ward.one);
            ward.run(
                    ward.one, "sleeper", "-e", "DB_HOST=10.255.255.1", "-e", "DB_PORT=5432", "busybox", "sleep", "600");
            Process doctor = Program.start(command("doctor", "--probe-containers"));
            await().atMost(LONG)
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> !lab.exec(ward.one, "sh", "-c", HELPERS).isBlank());
            doctor.destroyForcibly().waitFor(10, TimeUnit.SECONDS);

            String left = lab.exec(ward.one, "sh", "-c", HELPERS).strip();
            assertThat(left).as("killed in the middle").isNotEmpty();
            assertThat(ward.inspect(
                            ward.one,
                            left,
                            "{{.HostConfig.AutoRemove}} {{.HostConfig.NetworkMode}} {{.Path}} {{.Args}}"))
                    .startsWith("true container:")
                    .endsWith("sleep [60]");
            assertThat(ward.examine()).noneMatch(f -> f.target().contains("flotilla-doctor"));
            assertThat(lab.exec(ward.one, "sh", "-c", HELPERS)).isBlank();

            assertThat(ward.result(new Wish(List.of(), true, "no-such-image")).findings())
                    .anyMatch(f -> f.code().equals("FL-6200") && f.cause().contains("no-such-image"));
            assertThat(lab.exec(ward.one, "sh", "-c", HELPERS)).isBlank();
        }
    }

    private void add(LabHost machine) {
        assertThat(flotilla(
                                "host",
                                "add",
                                machine.name(),
                                "--engine",
                                machine.tcp().toString(),
                                "--tls-dir",
                                lab.certificates().toString())
                        .code())
                .isZero();
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
