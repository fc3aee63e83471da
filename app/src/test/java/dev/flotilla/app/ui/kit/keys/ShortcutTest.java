package dev.flotilla.app.ui.kit.keys;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShortcutTest {
    @ParameterizedTest
    @CsvSource({"Shortcut+K, false", "F6, false", "Shift+F6, false", "L, true", "Alt+Left, false", "Esc, true"})
    void aPlainKeyWaitsForItsTurn(String keys, boolean plain) {
        assertThat(Shortcut.of(keys, "Something", "Group").isPlain()).isEqualTo(plain);
    }
}
