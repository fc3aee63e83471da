package dev.flotilla.app.ui.canvas.paint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FarCardTest {
    @Test
    void aNameThatIsTooWideGoesOnInTheNextLine() {
        assertThat(FarCard.lines("host-100", String::length, 5, 3)).containsExactly("host-", "100");
        assertThat(FarCard.lines("gpu-1", String::length, 5, 3)).containsExactly("gpu-1");
    }

    @Test
    void evenTheNarrowestCardShowsSomethingOfItsName() {
        assertThat(FarCard.lines("gpu-1", String::length, .2, 2)).containsExactly("g", "p");
    }
}
