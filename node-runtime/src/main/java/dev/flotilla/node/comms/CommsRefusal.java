package dev.flotilla.node.comms;

/** Why a request or a connection was not served: one counter each. */
public enum CommsRefusal {
    /** The length of the header is not 10 to 1048576. */
    HEADER_LENGTH,
    /** The header is no JSON object with command, payload_type and payload_length. */
    BAD_HEADER,
    PAYLOAD_TOO_LONG,
    /** The payload says that it is JSON, and is none. */
    BAD_PAYLOAD,
    UNKNOWN_COMMAND,
    /** A command of the original that carries code. */
    BINARY_COMMAND,
    /** Too many connections altogether, or too many bytes held for them. */
    CONNECTIONS,
    /** Too many connections from one address. */
    SOURCE,
    /** No whole request in time, or nobody took the answer. */
    SLOW,
    /** The handshake failed, or there was none. */
    TLS
}
