package dev.flotilla.app.boot.window;

import dev.flotilla.app.base.Problem;
import dev.flotilla.app.ui.kit.FxGate;
import dev.flotilla.app.ui.kit.notices.Notice;
import dev.flotilla.app.ui.kit.notices.Toasts;
import dev.flotilla.app.ui.kit.parts.Modals;
import java.util.List;

/** Where dialogs and notices appear. JavaFX thread, but for {@link #fail}. */
record Stage(FxGate gate, Modals modals, Toasts toasts) {
    /** From any thread. */
    void fail(List<Problem> problems) {
        gate.execute(() -> problems.forEach(p -> toasts.show(Notice.failed(p))));
    }
}
