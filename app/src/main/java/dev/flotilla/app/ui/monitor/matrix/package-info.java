/**
 * The page Truth matrix: who hears whom, drawn from 96 x 68 cells down to blocks of some pixels, with the cause of each
 * bad cell beside it, and the same as a table for those who cannot see a canvas. Judges nothing: {@code monitor.matrix}
 * does. JavaFX thread only.
 */
@NullMarked
package dev.flotilla.app.ui.monitor.matrix;

import org.jspecify.annotations.NullMarked;
