/**
 * The activity panel: long works with their progress per host and step, their output, and what can be done when they
 * end. It survives every dialog; {@code ui.window} places it under the centre.
 */
@NullMarked
package dev.flotilla.app.ui.deploy.activity;

import org.jspecify.annotations.NullMarked;
