/** Tests of {@code dev.flotilla.node.config}. */
@NullMarked
package dev.flotilla.node.config;

import org.jspecify.annotations.NullMarked;
