package dev.flotilla.app.lab;

import java.net.URI;

/**
 * One machine of the lab.
 *
 * @param name its host name, by which the lab knows it
 * @param address its IPv4 address, reachable from this computer and from the other machines
 * @param engineVersion the version that its engine prints, as {@code 20.10.24+dfsg1}
 * @param unix {@code unix:///path}: its engine's socket, as seen from this computer
 * @param tcp {@code tcp://address:port}: 2376 with TLS, 2375 without
 * @param secured true where {@code tcp} wants a client certificate
 * @param ssh {@code ssh://root@address}
 */
public record LabHost(String name, String address, String engineVersion, URI unix, URI tcp, boolean secured, URI ssh) {

    /** The first two numbers of the version, as {@code 20.10}: what tests are named after, never what they assert. */
    public String engineLine() {
        String[] parts = engineVersion.split("[.+~-]", 3);
        return parts.length < 2 ? engineVersion : parts[0] + "." + parts[1];
    }

    @Override
    public String toString() {
        return name + " (engine " + engineLine() + (secured ? ", TLS)" : ", plain tcp)");
    }
}
