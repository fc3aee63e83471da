/** Tests of the package of the same name. */
@NullMarked
package dev.flotilla.node.server;

import org.jspecify.annotations.NullMarked;
