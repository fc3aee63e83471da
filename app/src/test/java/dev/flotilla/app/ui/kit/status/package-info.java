/** Tests of the status vocabulary and its rules. */
@NullMarked
package dev.flotilla.app.ui.kit.status;

import org.jspecify.annotations.NullMarked;
