/** The history of applies: a table of what was done when, and the steps of the one that is selected. */
@NullMarked
package dev.flotilla.app.ui.history;

import org.jspecify.annotations.NullMarked;
