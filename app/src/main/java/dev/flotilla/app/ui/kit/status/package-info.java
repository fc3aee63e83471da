/**
 * The one vocabulary of status: word, glyph, tone and the order for roll-ups, and the rules by which an observed host
 * or container gets its word. Pure; everything that shows a status uses it.
 */
@NullMarked
package dev.flotilla.app.ui.kit.status;

import org.jspecify.annotations.NullMarked;
