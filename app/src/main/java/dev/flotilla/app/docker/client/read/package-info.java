/**
 * What an engine's JSON says, as values of the docker room. The client's readers of answers and streams call it; it opens
 * no connection and never decides what an answer means for a stack.
 */
@NullMarked
package dev.flotilla.app.docker.client.read;

import org.jspecify.annotations.NullMarked;
