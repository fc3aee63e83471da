package dev.flotilla.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line of the doctor, with engines that refuse. */
class DoctorCommandTest {
    private final InMemory flotilla = new InMemory();

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        flotilla.close();
    }

    @Test
    void findingsAreAnArrayAndOnlyStrictMakesThemAFailure() {
        flotilla.run("host", "add", "far", "--engine", "tcp://192.0.2.11:2375");

        InMemory.Said said = flotilla.run("doctor", "--json");

        assertThat(said.code()).isZero();
        assertThat(said.json()).hasSize(1);
        var finding = said.json().get(0);
        assertThat(finding.path("code").asString("")).isEqualTo("FL-6201");
        assertThat(finding.path("severity").asString("")).isEqualTo("error");
        assertThat(finding.path("target").asString("")).isEqualTo("far");
        assertThat(finding.path("cause").asString("")).contains("cannot be reached");
        assertThat(finding.path("evidence").asString("")).contains("FL-1102");
        assertThat(finding.path("remedy").asString("")).contains("ssh -L 2375");
        assertThat(flotilla.run("doctor", "--strict").code()).isOne();
        assertThat(flotilla.run("doctor", "far").out()).contains("[FL-6201, error]", "1 finding");
    }

    @Test
    void aFleetWithoutHostsHasNoFinding() {
        InMemory.Said said = flotilla.run("doctor", "--strict");

        assertThat(said.code()).isZero();
        assertThat(said.out()).contains("Nothing found");
    }

    @Test
    void aTargetThatNobodyKnowsIsRefused() {
        flotilla.run("host", "add", "far", "--engine", "tcp://192.0.2.11:2375");

        InMemory.Said unknown = flotilla.run("doctor", "fra");

        assertThat(unknown.code()).isOne();
        assertThat(unknown.err()).contains("FL-6290", "silent: far", "Perhaps far is meant");
    }

    @Test
    void aReportIsANewFile() throws Exception {
        flotilla.run("host", "add", "far", "--engine", "tcp://192.0.2.11:2375");
        Path file = folder.resolve("report.txt");

        assertThat(flotilla.run("doctor", "--report", file.toString()).code()).isZero();
        assertThat(file).content().contains("FL-6201 error far", "far at 192.0.2.11");
        assertThat(flotilla.run("doctor", "--report", file.toString()).err()).contains("FL-6291", "left alone");
        assertThat(flotilla.run(
                                "doctor",
                                "--report",
                                folder.resolve("no/such.txt").toString())
                        .err())
                .contains("FL-6291", "no folder");
        assertThat(Files.readString(file)).contains("FL-6201");
    }
}
