/**
 * What every part of the window shares: theme and fonts, icons, the one gate to the JavaFX thread, words for ages and
 * amounts, the selection. The feature rooms use it and never each other; it knows no feature.
 */
@NullMarked
package dev.flotilla.app.ui.kit;

import org.jspecify.annotations.NullMarked;
