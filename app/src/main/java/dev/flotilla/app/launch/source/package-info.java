/**
 * What is built, as texts: the Dockerfile with its lines, the rules of a .dockerignore, and what a failed build's output
 * says about which file and line. Pure: {@code launch.run} reads the files.
 */
@NullMarked
package dev.flotilla.app.launch.source;

import org.jspecify.annotations.NullMarked;
