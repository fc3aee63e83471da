package dev.flotilla.app.launch.source;

import dev.flotilla.app.base.Place;

/**
 * What a failed build complains about.
 *
 * @param place in the folder; in words of the build where the folder has no such file
 * @param inFolder whether the folder has the file
 */
public record BuildFault(Place place, boolean inFolder, String message) {}
