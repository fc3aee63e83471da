/** Tests of the package. */
@NullMarked
package dev.flotilla.node.routing;

import org.jspecify.annotations.NullMarked;
