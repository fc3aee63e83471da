/** Tests of the package of the same name. */
@NullMarked
package dev.flotilla.app.monitor;

import org.jspecify.annotations.NullMarked;
