/**
 * TLS 1.3 for all TCP faces of a node, from PEM files. Called by {@code server} at the start. Fails closed: what cannot be read or does not fit
 * stops the start, and nothing ever falls back to plain text.
 */
@NullMarked
package dev.flotilla.node.server.tls;

import org.jspecify.annotations.NullMarked;
