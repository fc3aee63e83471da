/**
 * The text of a stack as its form and its editor need it: what stands under a key of a service, edits that leave everything else
 * as it was, presets, and which words may be written where. Called by the editor of stack files; it knows no control and
 * reads no files.
 */
@NullMarked
package dev.flotilla.app.ui.stacks.text;

import org.jspecify.annotations.NullMarked;
