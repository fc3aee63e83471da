/** Tests of reading stacks: each dialect by examples, bad input by tables and by seeded noise. */
@NullMarked
package dev.flotilla.app.stack.read;

import org.jspecify.annotations.NullMarked;
