/**
 * The launcher: a form for N nodes of a folder or an image, the build's live output, the table of nodes, ping and stop.
 * What runs goes on when the dialog is closed, and is shown when it is opened again. JavaFX thread; the work is done by
 * {@code launch.run} elsewhere.
 */
@NullMarked
package dev.flotilla.app.ui.launch;

import org.jspecify.annotations.NullMarked;
