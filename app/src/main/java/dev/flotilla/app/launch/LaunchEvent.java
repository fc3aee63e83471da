package dev.flotilla.app.launch;

/** What a launch tells on its way. */
public sealed interface LaunchEvent {
    /** A line that the build wrote. */
    record Built(String line) implements LaunchEvent {}

    /** Something was done, or was tried, on a host. */
    record Did(String host, String what) implements LaunchEvent {}

    default String words() {
        return switch (this) {
            case Built(String line) -> line;
            case Did(String host, String what) -> host + ": " + what;
        };
    }
}
