/** The asker against servers that mean well and servers that do not. */
@NullMarked
package dev.flotilla.app.monitor.intake.ask;

import org.jspecify.annotations.NullMarked;
