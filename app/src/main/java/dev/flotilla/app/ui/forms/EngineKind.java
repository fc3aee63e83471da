package dev.flotilla.app.ui.forms;

import dev.flotilla.app.fleet.EngineAddress;

/** The ways to reach an engine, as the form offers them. */
public enum EngineKind {
    UNIX("Socket", "unix:///var/run/docker.sock"),
    TLS("TCP with TLS", "tcp://192.0.2.20:2376"),
    TCP("Plain TCP", "tcp://192.0.2.20:2375"),
    EMBEDDED("Embedded", "embedded:");

    private final String words;
    private final String example;

    EngineKind(String words, String example) {
        this.words = words;
        this.example = example;
    }

    public String words() {
        return words;
    }

    /** Shown in an empty address field. */
    public String example() {
        return example;
    }

    static EngineKind of(EngineAddress address) {
        return switch (address) {
            case EngineAddress.Unix unix -> UNIX;
            case EngineAddress.Tcp tcp -> tcp.tlsDir().isPresent() ? TLS : TCP;
            case EngineAddress.Embedded embedded -> EMBEDDED;
        };
    }
}
