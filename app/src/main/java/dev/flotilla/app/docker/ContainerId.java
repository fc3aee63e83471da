package dev.flotilla.app.docker;

/** The engine's own name of a container: 64 hexadecimal digits on Docker. */
public record ContainerId(String value) {
    /** The first 12 digits, as docker ps shows them. */
    public String brief() {
        return value.substring(0, Math.min(12, value.length()));
    }
}
