/**
 * {@code stack ...}: validate, plan, apply, status, logs, stop, remove, history, recover. The same core as the window;
 * the shape of the JSON is what scripts rely on.
 */
@NullMarked
package dev.flotilla.app.cli.stack;

import org.jspecify.annotations.NullMarked;
