/** Tests of the package of the same name. */
@NullMarked
package dev.flotilla.node.live;

import org.jspecify.annotations.NullMarked;
