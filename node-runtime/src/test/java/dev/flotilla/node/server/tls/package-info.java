/** Tests of the package of the same name. */
@NullMarked
package dev.flotilla.node.server.tls;

import org.jspecify.annotations.NullMarked;
