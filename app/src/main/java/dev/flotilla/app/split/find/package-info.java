/**
 * Finds what breaks when the services of a stack part: which consumer uses which sibling by name, on which ports, and
 * which services tell others an address that only their own host understands. Called by {@code split.make}; asks nobody.
 */
@NullMarked
package dev.flotilla.app.split.find;

import org.jspecify.annotations.NullMarked;
