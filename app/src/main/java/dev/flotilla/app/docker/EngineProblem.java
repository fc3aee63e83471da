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

    /** What keeps two sides from a secure connection; each is mended in another way. */
    enum TlsFault {
        /** TLS was begun with one that speaks in clear. */
        SPEAKS_CLEAR,
        /** One that speaks TLS was asked in clear. */
        WANTS_TLS,
        /** The engine's certificate is for another name. */
        OTHER_NAME,
        /** The engine's certificate is out of date. */
        ENGINE_EXPIRED,
        /** The engine's certificate comes from another authority than that of the folder. */
        OTHER_AUTHORITY,
        OTHER
    }

    record TlsFailed(TlsFault fault, String detail) implements OfConnection {}

    /** What keeps a TLS folder from being used. */
    enum FolderFault {
        /** No such folder or file, or one that cannot be read. */
        FILES,
        /** Key and certificate do not belong together. */
        PAIR,
        CLIENT_DATES,
        AUTHORITY_DATES
    }

    record TlsFiles(FolderFault fault, String detail) implements OfConnection {}

    /** This user has no right to use the engine's socket. */
    record SocketDenied(String socket) implements OfConnection {}

    /** Who asks is not accepted, by certificate or otherwise. */
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

    /**
     * An image was not built.
     *
     * @param detail in the engine's words; what led to it was written to the output before
     */
    record BuildFailed(String detail) implements OfThing {}

    record DiskFull(String detail) implements OfThing {}

    /** Any other answer that is not a success. */
    record Rejected(int status, String detail) implements OfThing {}
}
