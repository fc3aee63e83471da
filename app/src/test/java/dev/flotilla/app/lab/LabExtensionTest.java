package dev.flotilla.app.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.io.TempDir;

class LabExtensionTest {
    private static final String DESCRIPTION = """
            {"command": "COMMAND", "settings": {"LAB_NAME": "x"}, "app": "192.0.2.1",
             "certificates": "/c", "expiredCertificates": "/e", "strangersCertificates": "/s",
             "hosts": [
              {"name": "x1", "address": "192.0.2.11", "engine": "20.10.24+dfsg1", "unix": "unix:///x1.sock",
               "tcp": "tcp://192.0.2.11:2376", "tls": true, "ssh": "ssh://root@192.0.2.11"},
              {"name": "x2", "address": "192.0.2.12", "engine": "28.5.2", "unix": "unix:///x2.sock",
               "tcp": "tcp://192.0.2.12:2376", "tls": true, "ssh": "ssh://root@192.0.2.12"},
              {"name": "x3", "address": "192.0.2.13", "engine": "20.10.24+dfsg1", "unix": "unix:///x3.sock",
               "tcp": "tcp://192.0.2.13:2375", "tls": false, "ssh": "ssh://root@192.0.2.13"}]}
            """;

    @TempDir
    Path folder;

    @NeedsLab(secured = 2, plain = 1)
    static class Fits {}

    @NeedsLab(secured = 3)
    static class WantsMore {}

    @Test
    void withoutALabATestIsSkippedWithTheReason() {
        ConditionEvaluationResult result = LabExtension.decide(needs(Fits.class), Optional.empty());

        assertThat(result.isDisabled()).isTrue();
        assertThat(result.getReason())
                .hasValueSatisfying(reason -> assertThat(reason).contains(Lab.VARIABLE));
    }

    @Test
    void aLabThatIsTooSmallSkipsWithBothNumbers() throws IOException {
        ConditionEvaluationResult result = LabExtension.decide(needs(WantsMore.class), Optional.of(lab("true")));

        assertThat(result.isDisabled()).isTrue();
        assertThat(result.getReason())
                .hasValueSatisfying(
                        reason -> assertThat(reason).contains("needs 3 machines with TLS", "it has 2 and 1"));
    }

    @Test
    void aLabThatIsEnoughLetsTheTestRun() throws IOException {
        assertThat(LabExtension.decide(needs(Fits.class), Optional.of(lab("true")))
                        .isDisabled())
                .isFalse();
    }

    @Test
    void theDescriptionTellsMachinesApart() throws IOException {
        Lab lab = lab("true");

        assertThat(lab.secured()).extracting(LabHost::name).containsExactly("x1", "x2");
        assertThat(lab.plain()).extracting(LabHost::name).containsExactly("x3");
        assertThat(lab.onePerEngine()).extracting(LabHost::engineLine).containsExactly("20.10", "28.5");
    }

    @Test
    void whatATestHasHarmedIsMendedOnce() throws IOException {
        Path calls = folder.resolve("calls");
        Path script = folder.resolve("script");
        Files.writeString(script, "#!/bin/sh\necho \"$LAB_NAME $*\" >>" + calls + "\n");
        assertThat(script.toFile().setExecutable(true)).isTrue();
        Lab lab = lab(script.toString());

        lab.cut(lab.hosts().getFirst(), Lab.From.ALL);
        lab.mend();
        lab.mend();

        assertThat(calls).content().isEqualTo("x cut x1 all\nx start x1\nx heal x1\n");
    }

    private Lab lab(String command) throws IOException {
        return new Lab(LabDescription.read(
                Files.writeString(folder.resolve("lab.json"), DESCRIPTION.replace("COMMAND", command))));
    }

    private static NeedsLab needs(Class<?> type) {
        return Optional.ofNullable(type.getAnnotation(NeedsLab.class)).orElseThrow();
    }
}
