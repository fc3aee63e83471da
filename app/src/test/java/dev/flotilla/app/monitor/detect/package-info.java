/** The failure detector by tables, by seeded properties, and in a simulated world of lost datagrams and crashes. */
@NullMarked
package dev.flotilla.app.monitor.detect;

import org.jspecify.annotations.NullMarked;
