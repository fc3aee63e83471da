package dev.flotilla.app.observe;

import dev.flotilla.app.stack.Service;

/** The labels by which containers, networks and volumes are known as ours. */
public final class Labels {
    /** Name of the stack. */
    public static final String STACK = "dev.flotilla.stack";
    /** Name of the service. */
    public static final String SERVICE = "dev.flotilla.service";
    /** Name of the instance. */
    public static final String INSTANCE = "dev.flotilla.instance";
    /** Id of the apply that made it. */
    public static final String APPLY = "dev.flotilla.apply";
    /** Keyed hash per field of its spec: {@code image=..;env.NAME=..}. */
    public static final String FIELDS = "dev.flotilla.fields";
    /** Id of the key of those hashes. */
    public static final String KEY = "dev.flotilla.key";

    /**
     * Services of its stack that a container talks to (it depends on them, names them in its text, or has their empty
     * {@code X_HOST} filled), separated by commas. Written by the planner, drawn as endpoint edges by the canvas: the
     * provider is the container with that service on whatever host, the label of the edge {@code X_ENDPOINT=address:port}
     * from the provider's published port.
     */
    public static final String USES = "dev.flotilla.uses";

    /** Host ports that were chosen by a plan, kept on later ones: {@code 20123:80/tcp,...}. */
    public static final String PORTS = "dev.flotilla.ports";

    /** {@code true} on a container that does its work once and ends. */
    public static final String ONCE = "dev.flotilla.once";

    /** On a forwarder: the service whose name it carries. */
    public static final String STANDS_IN_FOR = Service.STANDS_IN_FOR;

    /** On a forwarder: the host to which it passes on. */
    public static final String FORWARDS_TO = "dev.flotilla.forwards-to";

    /**
     * In a stack file, on a service: the container that compose made for it, of the project that is called as the stack, is taken
     * over by the first apply.
     */
    public static final String ADOPTS = "dev.flotilla.adopts";

    public static final String COMPOSE_PROJECT = "com.docker.compose.project";
    public static final String COMPOSE_SERVICE = "com.docker.compose.service";
    public static final String COMPOSE_NUMBER = "com.docker.compose.container-number";
    public static final String COMPOSE_ONEOFF = "com.docker.compose.oneoff";

    public static final String COMPOSE_NETWORK = "com.docker.compose.network";

    public static final String COMPOSE_VOLUME = "com.docker.compose.volume";

    private Labels() {}
}
