package dev.flotilla.node.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the certificates lie, as PEM.
 *
 * @param ca who signs the certificates of clients; where it is given every client needs one
 */
public record TlsFiles(Path certificate, Path key, Optional<Path> ca) {}
