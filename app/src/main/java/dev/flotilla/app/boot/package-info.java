/**
 * Main, wiring by hand, all threads, paths and shutdown. The only room that sees every other one; nobody uses it.
 */
@NullMarked
package dev.flotilla.app.boot;

import org.jspecify.annotations.NullMarked;
