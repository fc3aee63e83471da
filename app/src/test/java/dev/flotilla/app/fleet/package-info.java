/** Tests of the rules of edits and of the addresses that people write. */
@NullMarked
package dev.flotilla.app.fleet;

import org.jspecify.annotations.NullMarked;
