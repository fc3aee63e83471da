/** Tests of {@code dev.flotilla.node.config.files}. */
@NullMarked
package dev.flotilla.node.config.files;

import org.jspecify.annotations.NullMarked;
