package dev.flotilla.app.docker;

/** Why an engine did not do what it was asked. {@link EngineProblems} puts each in words. */
public sealed interface EngineProblem {
    record Unresolved(String host) implements EngineProblem {}

    record Refused(String address) implements EngineProblem {}

    /** @param doing what was tried, such as "connect to 192.0.2.11:2376" */
    record TimedOut(String doing) implements EngineProblem {}

    /** The connection broke in the middle. */
    record Lost(String detail) implements EngineProblem {}

    record TlsFailed(String detail) implements EngineProblem {}

    /** A TLS folder that lacks a file, or whose file cannot be read. */
    record TlsFiles(String detail) implements EngineProblem {}

    /** No right to use the socket, or a certificate the engine does not accept. */
    record Denied(String detail) implements EngineProblem {}

    /** Something answers that is not an engine. */
    record NotAnEngine(String detail) implements EngineProblem {}

    record ApiTooOld(String offered, String needed) implements EngineProblem {}

    record NoSuchContainer(String container) implements EngineProblem {}

    record NoSuchImage(String image) implements EngineProblem {}

    record NoSuchNetwork(String network) implements EngineProblem {}

    record NoSuchVolume(String volume) implements EngineProblem {}

    /** A name or thing that is taken or in use. */
    record Conflict(String detail) implements EngineProblem {}

    /** @param address {@code ip:port/protocol} */
    record PortTaken(String address) implements EngineProblem {}

    record Lacks(Capability capability) implements EngineProblem {}

    /** An image that this engine does not run. */
    record ImageRefused(String image, String detail) implements EngineProblem {}

    record DiskFull(String detail) implements EngineProblem {}

    /** Any other answer that is not a success. */
    record Rejected(int status, String detail) implements EngineProblem {}
}
