/** A fleet, a plan and an apply that the tests and pictures of the window share. */
@NullMarked
package dev.flotilla.app.ui.sample;

import org.jspecify.annotations.NullMarked;
