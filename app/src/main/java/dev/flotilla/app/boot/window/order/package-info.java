/**
 * What is ordered of containers that are there: start, stop, restart. The window asks for it, plans of {@code deploy} and the
 * engine port carry it out; nothing here makes or removes a container.
 */
@NullMarked
package dev.flotilla.app.boot.window.order;

import org.jspecify.annotations.NullMarked;
