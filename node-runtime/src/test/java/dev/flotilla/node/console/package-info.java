/** Tests of the package of the same name. */
@NullMarked
package dev.flotilla.node.console;

import org.jspecify.annotations.NullMarked;
