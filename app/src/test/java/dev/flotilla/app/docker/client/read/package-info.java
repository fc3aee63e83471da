/** Tests of what is read from the JSON of an engine. */
@NullMarked
package dev.flotilla.app.docker.client.read;

import org.jspecify.annotations.NullMarked;
