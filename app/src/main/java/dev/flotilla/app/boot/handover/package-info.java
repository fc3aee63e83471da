/**
 * How processes that share a data folder talk: a unix socket in the folder, frames of length and JSON. The owner
 * listens; commands are handed to it, a second window asks it to come to the front, a window asks a keeper to make
 * room. Only {@code boot} calls it; it knows no command.
 *
 * <pre>
 * who                      -> identity
 * show | yield             -> done
 * run {args, directory}    -> text* , exit        cancel may follow run; the end of the connection means the same
 * </pre>
 */
@NullMarked
package dev.flotilla.app.boot.handover;

import org.jspecify.annotations.NullMarked;
