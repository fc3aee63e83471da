package dev.flotilla.app.ui.window;

import dev.flotilla.app.ui.kit.Selection;
import dev.flotilla.app.ui.kit.notices.Toasts;
import dev.flotilla.app.ui.kit.palette.CommandPalette;
import dev.flotilla.app.ui.kit.parts.Modals;

/** What Escape closes, one at a time: the palette, a dialog, the notices, the inspector, the selection. */
record Uppermost(CommandPalette palette, Modals modals, Toasts toasts, Frame frame, Selection selection) {
    void close() {
        if (palette.isVisible()) {
            palette.close();
        } else if (modals.isShowing()) {
            modals.close();
        } else if (toasts.isShowing()) {
            toasts.dismiss();
        } else if (frame.isInspectorOpen()) {
            frame.openInspector(false);
        } else {
            selection.clear();
        }
    }
}
