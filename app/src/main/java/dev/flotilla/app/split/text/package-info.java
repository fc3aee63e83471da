/**
 * Edits of compose files that can be taken back: what is added or changed stands between marks that keep the lines of
 * before, everything else stays as its author wrote it, byte for byte. Called by {@code split.make}; texts in, texts
 * out.
 */
@NullMarked
package dev.flotilla.app.split.text;

import org.jspecify.annotations.NullMarked;
