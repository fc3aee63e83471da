/** Tests of the package of the same name. */
@NullMarked
package dev.flotilla.node.comms.socket;

import org.jspecify.annotations.NullMarked;
