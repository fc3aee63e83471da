package dev.flotilla.app.secret.keystore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.flotilla.app.boot.Program;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real Secret Service: GNOME Keyring in a session bus and a home folder of its own, and the whole program on it. */
class SecretServiceTest {
    private static final String PLANTED = "plantedPw7391";

    @TempDir
    Path temp;

    private static boolean isThere(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private static void assumeKeyring() {
        for (String program : List.of("secret-tool", "gnome-keyring-daemon", "dbus-run-session", "dbus-send")) {
            assumeTrue(isThere(program), program + " is not installed here");
        }
    }

    @Test
    void theKeyLiesInTheKeyringAndNothingOfItBesideTheDatabase() throws Exception {
        assumeKeyring();
        Path data = temp.resolve("data");
        String store = java("--data", data.toString(), "alarms", "webhook", "set");
        String state = java("--data", data.toString(), "secrets", "--json");
        String said =
                session("printf '%s' 'login password' | gnome-keyring-daemon --unlock --components=secrets >/dev/null\n"
                        + "printf 'https://hooks.example/" + PLANTED + "\\n' | " + store + "\n"
                        + "echo KEYS $(secret-tool search --all application flotilla 2>&1 | grep -c 'label = Flotilla')\n"
                        + state + "\n"
                        + java("--data", data.toString(), "secrets", "key-file") + "\n"
                        + "echo KEYS $(secret-tool search --all application flotilla 2>&1 | grep -c 'label = Flotilla')\n"
                        + "ls " + data + "\n"
                        + java("--data", data.toString(), "secrets", "keystore") + "\n"
                        + "echo KEYS $(secret-tool search --all application flotilla 2>&1 | grep -c 'label = Flotilla')\n"
                        + "ls " + data + "\n"
                        + java("--data", data.toString(), "alarms", "webhook") + "\n"
                        + "secret-tool clear application flotilla\n"
                        + state + "\n");
        List<String> lines = said.lines().toList();
        assertThat(lines.stream().filter(l -> l.startsWith("KEYS ")))
                .as(said)
                .containsExactly("KEYS 1", "KEYS 0", "KEYS 1");
        assertThat(said)
                .contains("\"protection\": \"keystore\"", "\"locked\": false", "The key lies in the Secret Service");
        assertThat(lines.indexOf("flotilla.key"))
                .as(said)
                .isEqualTo(lines.lastIndexOf("flotilla.key"))
                .isPositive();
        assertThat(said).as("after the user lost the entry").contains("\"locked\": true", "does not have the key");
        assertThat(said).contains("hooks.example").doesNotContain(PLANTED);
    }

    @Test
    void aKeyringThatIsLockedIsNotAskedAtTheFirstStart() throws Exception {
        assumeKeyring();
        Path data = temp.resolve("data");
        // A keyring is made with a password, then the service begins again and nobody unlocks it.
        String said =
                session("printf '%s' 'login password' | gnome-keyring-daemon --unlock --components=secrets >/dev/null\n"
                        + "printf x | secret-tool store --label=x a b\n"
                        + "gnome-keyring-daemon --replace --components=secrets </dev/null >/dev/null 2>&1\n"
                        + "printf 'https://hooks.example/" + PLANTED + "\\n' | "
                        + java("--data", data.toString(), "alarms", "webhook", "set") + "\n"
                        + java("--data", data.toString(), "secrets", "--json") + "\n");
        assertThat(said).contains("\"protection\": \"key file\"", "\"locked\": false", "\"keystoreUsable\": false");
        assertThat(data.resolve("flotilla.key")).exists();
    }

    @Test
    void whereThereIsNoBusOrNoToolOrItIsSwitchedOffItSaysSo() {
        assertThat(hindrance(Map.of("PATH", "")))
                .hasValueSatisfying(m -> assertThat(m).contains("secret-tool is not installed"));
        assertThat(hindrance(Map.of("FLOTILLA_KEYSTORE", "off")))
                .hasValueSatisfying(m -> assertThat(m).contains("switched off"));
        assertThat(Keystores.of("Linux", Map.of("PATH", "")).find("x")).isNotNull();
    }

    @Test
    void withoutASessionBusThereIsNone() throws Exception {
        Path tool = Files.writeString(temp.resolve("secret-tool"), "#!/bin/sh\nexit 1\n");
        assertThat(tool.toFile().setExecutable(true)).isTrue();
        assertThat(hindrance(Map.of("PATH", temp.toString())))
                .hasValueSatisfying(m -> assertThat(m).contains("no session bus"));
        assertThat(hindrance(Map.of("PATH", temp.toString(), "DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")))
                .hasValueSatisfying(m -> assertThat(m).contains("unlocked keyring"));
    }

    private static Optional<String> hindrance(Map<String, String> environment) {
        return Keystores.of("Linux", environment).hindrance().map(p -> p.code() + " " + p.message());
    }

    /** A command of the program, as a line of a shell. */
    private static String java(String... words) {
        List<String> all = new ArrayList<>(Program.words());
        all.addAll(List.of(words));
        return String.join(" ", all.stream().map(w -> "'" + w + "'").toList()) + " 2>&1";
    }

    private String session(String script) throws Exception {
        Path home = Files.createDirectories(temp.resolve("home"));
        Path runtime = Files.createDirectories(temp.resolve("run"));
        Path file = Files.writeString(temp.resolve("script.sh"), script);
        ProcessBuilder builder = new ProcessBuilder("dbus-run-session", "--", "sh", file.toString());
        builder.environment()
                .putAll(Map.of(
                        "HOME",
                        home.toString(),
                        "XDG_RUNTIME_DIR",
                        runtime.toString(),
                        "XDG_DATA_HOME",
                        home + "/.local/share"));
        builder.environment().remove("FLOTILLA_KEYSTORE");
        builder.environment().remove("DBUS_SESSION_BUS_ADDRESS");
        Program.Result result = Program.end(builder.redirectErrorStream(true).start());
        return result.out();
    }
}
