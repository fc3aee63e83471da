/** Tests of keyboard shortcuts. */
@NullMarked
package dev.flotilla.app.ui.kit.keys;

import org.jspecify.annotations.NullMarked;
