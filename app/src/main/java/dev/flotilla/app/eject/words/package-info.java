/**
 * Texts with placeholders for secrets, and how shells, compose files and environment files write them so that what comes out is
 * the same byte for byte. Pure; {@code eject.write} calls it.
 */
@NullMarked
package dev.flotilla.app.eject.words;

import org.jspecify.annotations.NullMarked;
