/** Tests of the deploy room, and the stacks, hosts and surveys they are made with. */
@NullMarked
package dev.flotilla.app.deploy;

import org.jspecify.annotations.NullMarked;
