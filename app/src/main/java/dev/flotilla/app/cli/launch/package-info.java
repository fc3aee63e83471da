/**
 * {@code launch ...}: nodes of a folder or an image, and list, ping, stop for those that are there. The same core as the
 * window's launcher; the shape of the JSON is what scripts rely on.
 */
@NullMarked
package dev.flotilla.app.cli.launch;

import org.jspecify.annotations.NullMarked;
