/** What comes in, over real sockets on loopback. */
@NullMarked
package dev.flotilla.app.monitor.intake;

import org.jspecify.annotations.NullMarked;
