package dev.flotilla.app.base;

/** Why one host, by its name, has a part in a refusal. */
public record HostReason(String host, String reason) {}
