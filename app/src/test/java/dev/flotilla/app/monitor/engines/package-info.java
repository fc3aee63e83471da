/** Tests of the package of the same name. */
@NullMarked
package dev.flotilla.app.monitor.engines;

import org.jspecify.annotations.NullMarked;
