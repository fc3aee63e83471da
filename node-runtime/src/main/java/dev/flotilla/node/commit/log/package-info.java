/**
 * The durable log of the commit: records with length and checksum in one file, synced before a promise leaves. Called by the owner of a
 * {@code Replica} on its thread. Failures of the disk are values here.
 */
@NullMarked
package dev.flotilla.node.commit.log;

import org.jspecify.annotations.NullMarked;
