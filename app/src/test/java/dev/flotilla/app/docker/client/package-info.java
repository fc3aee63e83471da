/** Tests of the door to Docker: readers and words without an engine, everything else ({@code *LabIT}) with real ones. */
@NullMarked
package dev.flotilla.app.docker.client;

import org.jspecify.annotations.NullMarked;
