package dev.flotilla.app.docker;

/**
 * What is to be built.
 *
 * @param tag the name of the image
 * @param buildKit by BuildKit, which knows mounts, here-documents and links; else by the classic builder
 */
public record BuildOrder(String tag, boolean buildKit) {
    /** By the classic builder, which every engine has. */
    public static BuildOrder classic(String tag) {
        return new BuildOrder(tag, false);
    }
}
