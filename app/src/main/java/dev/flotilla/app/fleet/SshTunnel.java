package dev.flotilla.app.fleet;

/**
 * A tunnel that brings the engine of a machine to a unix socket of this one.
 *
 * @param command for the user to run; it stays in the foreground
 * @param address of the engine while the tunnel stands
 */
public record SshTunnel(String command, String address) {
    /**
     * @param machine to which ssh connects; characters that no file name should have are replaced in the socket's
     * @param words for ssh before the machine, such as {@code -p 2222}; may be empty
     * @param user with its at-sign; may be empty
     */
    static SshTunnel to(String machine, String words, String user) {
        String socket = "/tmp/flotilla-" + machine.replaceAll("[^A-Za-z0-9._-]", "-") + ".sock";
        String options = words.isEmpty() ? "" : " " + words;
        return new SshTunnel(
                "ssh -nNT" + options + " -L " + socket + ":/var/run/docker.sock " + user + machine, "unix://" + socket);
    }
}
