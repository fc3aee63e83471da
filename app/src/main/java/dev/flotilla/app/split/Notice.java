package dev.flotilla.app.split;

import dev.flotilla.app.base.Place;

/**
 * Something to know or to do before a stack is parted.
 *
 * @param code FL-32nn
 * @param blocks whether the split cannot be written as long as it stands
 */
public record Notice(String code, Place place, String cause, String evidence, String remedy, boolean blocks) {}
