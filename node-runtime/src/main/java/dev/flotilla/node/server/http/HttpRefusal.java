package dev.flotilla.node.server.http;

/** Why a request or a connection was not served: one counter each. */
public enum HttpRefusal {
    BAD_HTTP,
    BAD_JSON,
    TOO_LONG,
    NOT_FOUND,
    WRONG_METHOD,
    FORBIDDEN,
    /** Too many connections altogether. */
    CONNECTIONS,
    /** Too many connections from one address. */
    SOURCE,
    /** Silent, or too slow with a request. */
    SILENT
}
