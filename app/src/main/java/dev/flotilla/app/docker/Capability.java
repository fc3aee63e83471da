package dev.flotilla.app.docker;

/** What some engines lack. A plan that needs a missing one is refused by name. */
public enum Capability {
    VOLUMES("volumes"),
    BIND_MOUNTS("bind mounts"),
    NETWORKS("networks"),
    PULL("image pulls"),
    EXEC("commands in a container"),
    FILES("files of containers"),
    LIMITS("cpu and memory limits"),
    IMAGES("image builds and transfers");

    private final String words;

    Capability(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
