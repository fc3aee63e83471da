/** Tests of the package of the same name. */
@NullMarked
package dev.flotilla.app.monitor.config;

import org.jspecify.annotations.NullMarked;
