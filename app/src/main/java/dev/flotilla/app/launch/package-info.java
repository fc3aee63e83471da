/**
 * N nodes of one image: their names, who is to be made and taken away when N changes, and how each does. Pure; {@code
 * launch.source} reads what is built, {@code launch.run} builds, distributes, starts, asks and stops. What there is, the
 * labels of the containers tell; nothing is kept beside them.
 */
@NullMarked
package dev.flotilla.app.launch;

import org.jspecify.annotations.NullMarked;
