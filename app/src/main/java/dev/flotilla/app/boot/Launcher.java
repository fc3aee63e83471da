package dev.flotilla.app.boot;

/** The entry point. It does not extend Application, so that JavaFX may lie on the classpath. */
public final class Launcher {
    private Launcher() {}

    public static void main(String[] args) {
        System.out.println("Flotilla");
    }
}
