package dev.flotilla.app.secret.keystore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.secret.vault.Keystore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said to {@code security} of macOS; a script stands in for it, so that this tells nothing about macOS itself. */
class KeychainTest {
    @TempDir
    Path temp;

    @Test
    void theKeyGoesByStandardInputAndTheRestByArguments() throws Exception {
        Path log = temp.resolve("log");
        Path tool = Files.writeString(temp.resolve("security"), """
                #!/bin/sh
                echo "args $*" >>%1$s
                case $1 in
                  -i) cat >>%1$s ;;
                  find-generic-password) [ "$5" = there ] && echo a2V5 || exit 44 ;;
                esac
                """.formatted(log));
        assertThat(tool.toFile().setExecutable(true)).isTrue();
        Keystore keychain = Keystores.of("Mac OS X", Map.of("PATH", temp + ":/usr/bin:/bin"));
        assertThat(keychain.hindrance()).isEmpty();
        assertThat(keychain.find("there")).isEqualTo(Outcome.ok(Optional.of("a2V5")));
        assertThat(keychain.find("gone")).isEqualTo(Outcome.ok(Optional.empty()));
        assertThat(keychain.keep("abcd", "Flotilla \"of\" me", "c2VjcmV0")).isInstanceOf(Outcome.Ok.class);
        keychain.forget("abcd");
        assertThat(Files.readAllLines(log))
                .containsExactly(
                        "args find-generic-password -s flotilla -a there -w",
                        "args find-generic-password -s flotilla -a gone -w",
                        "args -i",
                        "add-generic-password -U -s flotilla -a abcd -l \"Flotilla _of_ me\" -w c2VjcmV0",
                        "args delete-generic-password -s flotilla -a abcd");
    }
}
