/** Tests of what the window reads and writes when it imports. */
@NullMarked
package dev.flotilla.app.boot.window.eject;

import org.jspecify.annotations.NullMarked;
