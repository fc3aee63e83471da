/**
 * The command lines that do what buttons of the window do, in one place: made from the values of a dialog or of an edit, quoted for a
 * shell, and offered by one button. Values and one button; runs nothing. Called by the feature rooms and by {@code boot}.
 */
@NullMarked
package dev.flotilla.app.ui.kit.command;

import org.jspecify.annotations.NullMarked;
