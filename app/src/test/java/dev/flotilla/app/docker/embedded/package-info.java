/** The contract on engines inside this process, and what is theirs alone: files, coming back, leaving nothing. */
@NullMarked
package dev.flotilla.app.docker.embedded;

import org.jspecify.annotations.NullMarked;
