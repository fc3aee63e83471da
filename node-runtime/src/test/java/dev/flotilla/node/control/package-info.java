/** Tests of the package of the same name. */
@NullMarked
package dev.flotilla.node.control;

import org.jspecify.annotations.NullMarked;
