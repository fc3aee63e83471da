/** Tests of the package. */
@NullMarked
package dev.flotilla.node.wire;

import org.jspecify.annotations.NullMarked;
