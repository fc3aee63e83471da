package dev.flotilla.app.deploy;

/**
 * One difference between what is wished and what was last applied.
 *
 * @param field such as image, command, environment, ports
 * @param words such as {@code nginx:1.27 becomes nginx:1.29} or {@code POSTGRES_PASSWORD changed}
 */
public record FieldChange(String field, String words) {}
