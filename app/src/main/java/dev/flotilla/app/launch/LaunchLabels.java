package dev.flotilla.app.launch;

/** The labels by which the nodes of a set are known. */
public final class LaunchLabels {
    /** The base of the set, on containers and networks. */
    public static final String BASE = "dev.flotilla.launch";
    /** The number of the node, from 1. */
    public static final String INDEX = "dev.flotilla.launch.index";
    /** The port inside at which the node is asked whether it answers, where there is one. */
    public static final String PORT = "dev.flotilla.launch.port";

    /** Names of the variables that were given at the launch, with commas: those of later nodes are taken from it. */
    public static final String ENVIRONMENT = "dev.flotilla.launch.environment";
    /** The number of the node that a link stands in for. */
    public static final String LINK = "dev.flotilla.launch.link";
    /** Where a link leads, as {@code address:port}. */
    public static final String TARGET = "dev.flotilla.launch.target";

    private LaunchLabels() {}
}
