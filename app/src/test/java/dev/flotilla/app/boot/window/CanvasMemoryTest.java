package dev.flotilla.app.boot.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.ui.canvas.paint.MapView.Layer;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CanvasMemoryTest {
    @Test
    void whatIsWrittenIsReadAgain() {
        for (Set<Layer> layers :
                Set.of(EnumSet.allOf(Layer.class), EnumSet.noneOf(Layer.class), EnumSet.of(Layer.START_ORDER))) {
            assertThat(CanvasMemory.read(CanvasMemory.write(layers))).isEqualTo(layers);
        }
    }

    @Test
    void layersOfAnotherVersionAreLeftOut() {
        assertThat(CanvasMemory.read("[\"ENDPOINTS\", \"WEATHER\"]")).containsExactly(Layer.ENDPOINTS);
    }
}
