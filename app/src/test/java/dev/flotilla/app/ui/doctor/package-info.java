/** The doctor's dialog, and the ways to it. */
@NullMarked
package dev.flotilla.app.ui.doctor;

import org.jspecify.annotations.NullMarked;
