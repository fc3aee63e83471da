/** Tests of notices. */
@NullMarked
package dev.flotilla.app.ui.kit.notices;

import org.jspecify.annotations.NullMarked;
