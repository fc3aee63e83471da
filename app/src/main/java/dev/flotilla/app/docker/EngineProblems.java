package dev.flotilla.app.docker;

import dev.flotilla.app.base.Problem;

/** Puts what went wrong with an engine in words: what, where, why, and what to do about it. */
public final class EngineProblems {
    private static final String DOCKER_GROUP = "Run sudo usermod -aG docker $USER, log in again, then test again.";

    private EngineProblems() {}

    /** @param host the name of the host as the user knows it */
    public static Problem inWords(EngineProblem problem, String host) {
        return switch (problem) {
            case EngineProblem.OfConnection p -> ofConnection(p, host);
            case EngineProblem.OfThing p -> ofThing(p, host);
        };
    }

    private static Problem ofConnection(EngineProblem.OfConnection problem, String host) {
        return switch (problem) {
            case EngineProblem.Unresolved(String name) ->
                Problem.of(
                        "FL-1101",
                        host + ": no address is known for " + name + ".",
                        "Check the spelling, or give the IP address of the machine.");
            case EngineProblem.Refused(String address) ->
                Problem.of("FL-1102", host + " refused the connection to " + address + ".", hintOfRefused(address));
            case EngineProblem.Denied(String detail) ->
                notLetIn(
                        host,
                        sentence(detail),
                        "Use a client certificate that the engine's certificate authority has signed and that has not"
                                + " expired.");
            case EngineProblem.SocketDenied(String socket) ->
                notLetIn(host, "This user may not use " + socket + ".", DOCKER_GROUP);
            case EngineProblem.TimedOut(String doing) ->
                Problem.of(
                        "FL-1104",
                        host + " did not answer in time: " + sentence(doing),
                        "Check that the machine is up and that no firewall drops the connection. An engine that"
                                + " accepts and never answers needs a restart.");
            case EngineProblem.TlsFailed(EngineProblem.TlsFault fault, String detail) ->
                Problem.of("FL-1105", host + ": no secure connection. " + sentence(detail), hintOf(fault));
            case EngineProblem.TlsFiles(EngineProblem.FolderFault fault, String detail) ->
                Problem.of("FL-1106", host + ": the TLS folder cannot be used. " + sentence(detail), hintOf(fault));
            case EngineProblem.ApiTooOld(String offered, String needed) ->
                Problem.of(
                        "FL-1107",
                        host + " speaks Docker API " + offered + "; Flotilla needs " + needed + " or newer.",
                        "Update the engine to 20.10 or later.");
            case EngineProblem.NotAnEngine(String detail) ->
                Problem.of(
                        "FL-1108",
                        host + ": what answers there is not a Docker Engine. " + sentence(detail),
                        "Check the port: engines listen on 2375 in clear and on 2376 with TLS.");
            case EngineProblem.Lost(String detail) ->
                Problem.of(
                        "FL-1109",
                        host + ": the connection broke. " + sentence(detail),
                        "The engine may have been restarted. Look at the host, then try again.");
            case EngineProblem.Interrupted(String doing) ->
                Problem.of(
                        "FL-1110",
                        host + ": the wait was ended. " + sentence(doing),
                        "What the engine made of the request shows at the next look.");
        };
    }

    private static Problem ofThing(EngineProblem.OfThing problem, String host) {
        return switch (problem) {
            case EngineProblem.NoSuchContainer(String container) ->
                Problem.of(
                        "FL-1111",
                        host + " has no container " + container + ".",
                        "It may have been removed; plan again.");
            case EngineProblem.NoSuchImage(String image) ->
                Problem.of(
                        "FL-2102",
                        host + " has no image " + image + " and cannot get it.",
                        "Check the name and the tag, or load the image there: docker save " + image
                                + " | docker --host ... load");
            case EngineProblem.NoSuchNetwork(String network) ->
                Problem.of(
                        "FL-1112", host + " has no network " + network + ".", "It may have been removed; plan again.");
            case EngineProblem.NoSuchVolume(String volume) ->
                Problem.of("FL-1113", host + " has no volume " + volume + ".", "It may have been removed; plan again.");
            case EngineProblem.Conflict(String detail) ->
                Problem.of("FL-1114", host + ": taken or in use. " + sentence(detail), "Plan again to see who has it.");
            case EngineProblem.PortTaken(String address) ->
                Problem.of(
                        "FL-2101",
                        "Port " + address + " on " + host + " is taken.",
                        "Choose another port, or stop what listens there.");
            case EngineProblem.Lacks(Capability capability) ->
                Problem.of(
                        "FL-1115",
                        host + " has no " + capability.words() + ".",
                        "Place the service on a host with a Docker Engine.");
            case EngineProblem.ImageRefused(String image, String detail) ->
                Problem.of(
                        "FL-2401",
                        host + " does not run image " + image + ". " + sentence(detail),
                        "Place the service on a host with a Docker Engine.");
            case EngineProblem.BuildFailed(String detail) -> ofBuild(detail, host);
            case EngineProblem.DiskFull(String detail) ->
                Problem.of(
                        "FL-1116",
                        host + " has no disk space left. " + sentence(detail),
                        "Free some there: docker system df shows what takes it, docker image prune removes unused images.");
            case EngineProblem.Rejected(int status, String detail) ->
                Problem.of(
                        "FL-1117",
                        host + " answered " + status + ": " + sentence(detail),
                        "Read what the engine says; its own log tells more (journalctl -u docker).");
        };
    }

    private static Problem ofBuild(String detail, String host) {
        return Problem.of(
                "FL-6110",
                host + " did not build the image. " + sentence(detail),
                "Read the output of the build from its end.");
    }

    private static Problem notLetIn(String host, String why, String hint) {
        return Problem.of("FL-1103", host + " does not let Flotilla in. " + why, hint);
    }

    private static String hintOfRefused(String address) {
        return address.startsWith("/")
                ? "Start the engine there (systemctl start docker), or correct the path of the socket."
                : "Check that the engine runs and listens on this port (dockerd --host), and that the port is right.";
    }

    private static String hintOf(EngineProblem.TlsFault fault) {
        return switch (fault) {
            case SPEAKS_CLEAR -> "Remove the TLS folder, or give the port that speaks TLS (2376 by custom).";
            case WANTS_TLS -> "Give the folder with ca.pem, cert.pem and key.pem for this engine.";
            case OTHER_NAME ->
                "Use a name or address that the engine's certificate carries, or issue it anew with this one.";
            case ENGINE_EXPIRED ->
                "Have a new certificate signed for the engine, and look at the clock of both machines.";
            case OTHER_AUTHORITY -> "Check that ca.pem is that of the authority which signed the engine's certificate.";
            case OTHER -> "Check the TLS settings of the engine (dockerd --tlsverify) and the files of the TLS folder.";
        };
    }

    private static String hintOf(EngineProblem.FolderFault fault) {
        return switch (fault) {
            case FILES -> "The folder needs ca.pem, cert.pem and key.pem, readable by you, as docker --tlsverify does.";
            case PAIR -> "Put the key there for which the certificate was signed, or a certificate for this key.";
            case CLIENT_DATES -> "Have a new client certificate signed and put it there.";
            case AUTHORITY_DATES ->
                "Make a new certificate authority, sign the engine's and the client's certificates with it, and put its"
                        + " ca.pem there.";
        };
    }

    private static String sentence(String detail) {
        String text = detail.strip();
        if (text.isEmpty()) {
            return "";
        }
        return text.endsWith(".") || text.endsWith("?") || text.endsWith("!") ? text : text + ".";
    }
}
