/**
 * How a node is to be: reads {@code mosaic.config} and the environment into a {@link dev.flotilla.node.NodeConfig}, or says what is
 * wrong by key, value and line. Pure: text and maps come in as arguments. Called by {@code config.files} and by those who embed nodes.
 */
@NullMarked
package dev.flotilla.node.config;

import org.jspecify.annotations.NullMarked;
