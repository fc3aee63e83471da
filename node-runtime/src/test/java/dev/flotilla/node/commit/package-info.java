/** Tests of the commit, and the simulation that searches it for mistakes: {@code Sim*}. */
@NullMarked
package dev.flotilla.node.commit;

import org.jspecify.annotations.NullMarked;
