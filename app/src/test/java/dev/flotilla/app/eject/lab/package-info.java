/** Exports that are carried out by hand on engines of the lab. */
@NullMarked
package dev.flotilla.app.eject.lab;

import org.jspecify.annotations.NullMarked;
