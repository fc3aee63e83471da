/** Tests of the package of the same name. */
@NullMarked
package dev.flotilla.node.beat;

import org.jspecify.annotations.NullMarked;
