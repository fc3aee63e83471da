package dev.flotilla.app.docker;

/** Why an engine did not do what it was asked. {@link EngineProblems} puts each in words. */
public sealed interface EngineProblem {
    /** The engine could not be asked, or its answer did not arrive. */
    sealed interface OfConnection extends EngineProblem {}

    /** The engine answered that it does not do this. */
    sealed interface OfThing extends EngineProblem {}

    record Unresolved(String host) implements OfConnection {}

    record Refused(String address) implements OfConnection {}

    /** @param doing what was tried, such as "connect to 192.0.2.11:2376" */
    record TimedOut(String doing) implements OfConnection {}

    /** The thread that asked was interrupted; what the engine made of the request is not known. */
    record Interrupted(String doing) implements OfConnection {}

    /** The connection broke in the middle. */
    record Lost(String detail) implements OfConnection {}

    record TlsFailed(String detail) implements OfConnection {}

    /** A TLS folder that lacks a file, or whose file cannot be read. */
    record TlsFiles(String detail) implements OfConnection {}

    /** No right to use the socket, or a certificate the engine does not accept. */
    record Denied(String detail) implements OfConnection {}

    /** Something answers that is not an engine. */
    record NotAnEngine(String detail) implements OfConnection {}

    record ApiTooOld(String offered, String needed) implements OfConnection {}

    record NoSuchContainer(String container) implements OfThing {}

    record NoSuchImage(String image) implements OfThing {}

    record NoSuchNetwork(String network) implements OfThing {}

    record NoSuchVolume(String volume) implements OfThing {}

    /** A name or thing that is taken or in use. */
    record Conflict(String detail) implements OfThing {}

    /** @param address {@code ip:port/protocol} */
    record PortTaken(String address) implements OfThing {}

    record Lacks(Capability capability) implements OfThing {}

    /** An image that this engine does not run. */
    record ImageRefused(String image, String detail) implements OfThing {}

    record DiskFull(String detail) implements OfThing {}

    /** Any other answer that is not a success. */
    record Rejected(int status, String detail) implements OfThing {}
}
