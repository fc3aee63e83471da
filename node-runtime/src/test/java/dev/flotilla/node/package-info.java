/** Tests of whole nodes. */
@NullMarked
package dev.flotilla.node;

import org.jspecify.annotations.NullMarked;
