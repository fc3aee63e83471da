/**
 * Where everything lies on the map: sizes of cards, placing, routes of edges, the index for hits and culling. Pure
 * geometry in canvas units.
 */
@NullMarked
package dev.flotilla.app.ui.canvas.layout;

import org.jspecify.annotations.NullMarked;
