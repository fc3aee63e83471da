/**
 * The inspector: what is selected in depth. A host with its facts, load and capacity; a container with its overview,
 * environment (masked until asked for), ports, volumes, events, and its log followed live. Used by {@code ui.window}.
 */
@NullMarked
package dev.flotilla.app.ui.inspector;

import org.jspecify.annotations.NullMarked;
