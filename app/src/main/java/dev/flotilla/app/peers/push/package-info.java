/**
 * Brings a configuration to the node's container on whatever host, without a shared file system: a volume for each content,
 * filled through a container that never runs, then a container that mounts it in the place of the one before. What is to be done
 * is decided by pure values ({@code ConfigPlace}, {@code Standing}, {@code TextDiff}); {@code ConfigPush} does it over the engine
 * port, {@code FolderPush} in a folder of this computer. Called by the command line and the window; keeps nothing itself.
 */
@NullMarked
package dev.flotilla.app.peers.push;

import org.jspecify.annotations.NullMarked;
