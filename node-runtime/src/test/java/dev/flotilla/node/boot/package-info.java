/** Tests of the package of the same name. */
@NullMarked
package dev.flotilla.node.boot;

import org.jspecify.annotations.NullMarked;
