/** Tests of the package of the same name. */
@NullMarked
package dev.flotilla.node.comms;

import org.jspecify.annotations.NullMarked;
