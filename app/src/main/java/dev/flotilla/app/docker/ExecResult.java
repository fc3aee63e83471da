package dev.flotilla.app.docker;

/** What a command in a container did; outputs are cut at 1 MiB. */
public record ExecResult(int exitCode, String output, String errors) {}
