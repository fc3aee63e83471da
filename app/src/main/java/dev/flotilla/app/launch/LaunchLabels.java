package dev.flotilla.app.launch;

/** The labels by which the nodes of a set are known. */
public final class LaunchLabels {
    /** The base of the set, on containers and networks. */
    public static final String BASE = "dev.flotilla.launch";
    /** The number of the node, from 1. */
    public static final String INDEX = "dev.flotilla.launch.index";
    /** The port inside at which the node is asked whether it answers, where there is one. */
    public static final String PORT = "dev.flotilla.launch.port";

    private LaunchLabels() {}
}
