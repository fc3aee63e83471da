/** Tests of watching, on embedded hosts and on the lab's engines. */
@NullMarked
package dev.flotilla.app.observe.watch;

import org.jspecify.annotations.NullMarked;
