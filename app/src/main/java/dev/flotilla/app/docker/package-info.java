/**
 * What an engine is and what runs on it: the port {@link dev.flotilla.app.docker.Engine} with its values. Pure;
 * {@code docker.client} speaks to Docker, {@code docker.embedded} runs nodes inside this process.
 */
@NullMarked
package dev.flotilla.app.docker;

import org.jspecify.annotations.NullMarked;
