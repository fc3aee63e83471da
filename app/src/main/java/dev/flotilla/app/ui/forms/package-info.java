/**
 * The host form: what is typed, its rules field by field, the connection test step by step, the engines found on this
 * machine. The form gives a host to whoever opened it; it stores nothing. Used by {@code ui.window}.
 */
@NullMarked
package dev.flotilla.app.ui.forms;

import org.jspecify.annotations.NullMarked;
