/**
 * What the section Monitor of the real window is made of: its pages put together, its side panel, the tokens and the
 * webhook that the vault keeps. {@code boot.window} makes them; nothing here decides anything about a node.
 */
@NullMarked
package dev.flotilla.app.boot.window.monitor;

import org.jspecify.annotations.NullMarked;
