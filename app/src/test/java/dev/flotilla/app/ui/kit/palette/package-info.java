/** Tests of the search of the command palette. */
@NullMarked
package dev.flotilla.app.ui.kit.palette;

import org.jspecify.annotations.NullMarked;
