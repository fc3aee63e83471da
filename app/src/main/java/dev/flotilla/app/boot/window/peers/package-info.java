/** What the real window does about nodes beside their section: it looks for pushes that were left in the middle. Called by the window's house. */
@NullMarked
package dev.flotilla.app.boot.window.peers;

import org.jspecify.annotations.NullMarked;
