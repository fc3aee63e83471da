package dev.flotilla.app.doctor;

import dev.flotilla.app.stack.Protocol;

/**
 * A socket that takes what comes.
 *
 * @param address in digits; {@code 0.0.0.0} and {@code ::} take all
 */
public record Listener(Protocol protocol, String address, int port) {
    public boolean isLoopback() {
        return address.startsWith("127.") || address.equals("::1");
    }

    public String text() {
        return (address.contains(":") ? "[" + address + "]" : address) + ":" + port + "/" + protocol.word();
    }
}
