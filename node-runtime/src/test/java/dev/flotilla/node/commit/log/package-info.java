/** Tests of the durable log, on real files. */
@NullMarked
package dev.flotilla.node.commit.log;

import org.jspecify.annotations.NullMarked;
